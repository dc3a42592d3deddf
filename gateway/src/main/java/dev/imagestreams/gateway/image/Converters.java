package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.image.convert.ImageStreamTagConverter;
import dev.imagestreams.gateway.image.convert.ImageTagConverter;
import dev.imagestreams.gateway.image.convert.RegistryHosts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives the converters the hosts from the configuration. */
@Singleton
class Converters {

    private final RegistryHosts hosts;

    Converters(RegistryConfig config) {
        hosts = new RegistryHosts(
                config.internalHost().orElse(null), config.externalHosts().orElse(List.of()));
    }

    @Produces
    @Singleton
    RegistryHosts hosts() {
        return hosts;
    }

    @Produces
    @Singleton
    ImageStreamConverter streams() {
        return new ImageStreamConverter(hosts);
    }

    @Produces
    @Singleton
    ImageStreamTagConverter tags() {
        return new ImageStreamTagConverter(hosts);
    }

    @Produces
    @Singleton
    ImageTagConverter imageTags() {
        return new ImageTagConverter(hosts);
    }
}
