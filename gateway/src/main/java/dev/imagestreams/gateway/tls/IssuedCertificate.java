package dev.imagestreams.gateway.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with the private key it certifies. */
record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

    @Override
    public String toString() {
        return "IssuedCertificate[" + certificate.getSubjectX500Principal() + ']';
    }
}
