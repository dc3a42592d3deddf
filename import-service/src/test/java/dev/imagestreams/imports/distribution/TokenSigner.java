package dev.imagestreams.imports.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Signs tokens with a key that is made on the spot, and names the certificate to verify them by. */
final class TokenSigner {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Path certificates;
    private final PrivateKey key;
    private final Certificate certificate;

    TokenSigner(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("keys.p12");
        this.certificates = directory.resolve("tokens.crt");
        keytool(keys, "-genkeypair", "-alias", "a", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=tests");
        keytool(keys, "-exportcert", "-alias", "a", "-rfc", "-file", certificates.toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(keys)) {
            store.load(content, PASSWORD.toCharArray());
        }
        this.key = (PrivateKey) store.getKey("a", PASSWORD.toCharArray());
        this.certificate = store.getCertificate("a");
    }

    /** What a registry has to trust (PEM). */
    Path certificates() {
        return certificates;
    }

    /** A JSON web token (RFC 7519) with its certificate in it. */
    String sign(ObjectNode claims) throws GeneralSecurityException, IOException {
        ObjectNode header =
                ModelJson.mapper().createObjectNode().put("typ", "JWT").put("alg", "RS256");
        header.putArray("x5c").add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        String signed = encoded(header) + '.' + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + BASE64.encodeToString(signature.sign());
    }

    private static String encoded(JsonNode part) throws IOException {
        return BASE64.encodeToString(ModelJson.mapper().writeValueAsBytes(part));
    }

    private static void keytool(Path keys, String... arguments) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Programs.run(Stream.of(
                        List.of(keytool.toString()),
                        List.of(arguments),
                        List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD))
                .flatMap(List::stream)
                .toList());
    }
}
