package dev.imagestreams.imports.registry.transport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import javax.net.ssl.TrustManager;

/**
 * The HTTP client for hosts of an authority of their own: another one when that has become another, so that neither
 * connections nor TLS sessions outlive a trust that was taken back. Requests under way are finished first.
 */
final class AuthorityClient {

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final CertificateFile authority;
    private final Duration patience;
    private TrustManager trusted;
    private HttpClient client;

    /** @param patience how long a request can take */
    AuthorityClient(Vertx vertx, HttpClientOptions options, CertificateFile authority, Duration patience) {
        this.vertx = vertx;
        this.options = options;
        this.authority = authority;
        this.patience = patience;
        this.trusted = authority.manager();
        this.client = trusting(trusted);
    }

    synchronized HttpClient current() {
        TrustManager now = authority.manager();
        if (now != trusted) {
            HttpClient before = client;
            client = trusting(now);
            trusted = now;
            vertx.setTimer(patience.toMillis(), late -> before.close());
        }
        return client;
    }

    private HttpClient trusting(TrustManager manager) {
        return vertx.createHttpClient(new HttpClientOptions(options).setTrustOptions(TrustOptions.wrap(manager)));
    }
}
