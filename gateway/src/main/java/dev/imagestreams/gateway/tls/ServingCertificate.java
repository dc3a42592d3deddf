package dev.imagestreams.gateway.tls;

import java.nio.file.Path;

/**
 * The files a server needs for TLS, and the one its clients need.
 *
 * @param certificate the server's certificate, followed by the authority's
 * @param key the server's private key
 * @param authority the certificate clients trust
 */
public record ServingCertificate(Path certificate, Path key, Path authority) {}
