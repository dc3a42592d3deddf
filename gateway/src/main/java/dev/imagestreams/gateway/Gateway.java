package dev.imagestreams.gateway;

import dev.imagestreams.gateway.tls.LocalAuthority;
import dev.imagestreams.gateway.tls.ServingCertificate;
import dev.imagestreams.gateway.tls.TlsConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;

/**
 * Starts the gateway. Before the server starts, it makes sure there is a certificate to serve with: clients built on
 * client-go silently drop bearer tokens on plain http, so there is no gateway without TLS.
 */
@QuarkusMain
public class Gateway {

    private static final String CERTIFICATE_FILES = "quarkus.http.ssl.certificate.files";
    private static final String KEY_FILES = "quarkus.http.ssl.certificate.key-files";

    public static void main(String... args) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withMapping(TlsConfig.class)
                .build();
        boolean operatorBringsFiles =
                config.getOptionalValue(CERTIFICATE_FILES, String.class).isPresent();
        if (!operatorBringsFiles) {
            ServingCertificate certificate =
                    new LocalAuthority(config.getConfigMapping(TlsConfig.class), Clock.systemUTC()).ensure();
            System.setProperty(CERTIFICATE_FILES, certificate.certificate().toString());
            System.setProperty(KEY_FILES, certificate.key().toString());
        }
        Quarkus.run(args);
    }
}
