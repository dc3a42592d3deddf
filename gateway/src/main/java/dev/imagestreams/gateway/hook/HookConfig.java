package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.hook.sender.SenderKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may say that something was pushed. Nobody, unless named here; see the page about hooks for each sender. */
@ConfigMapping(prefix = "imagestreams.hook")
public interface HookConfig {

    /** Sources, each under the name that stands in its address: {@code /hooks/v1/<name>}. */
    Map<String, Source> sources();

    /** Where Google publishes the keys its tokens are signed with. */
    @WithDefault("https://www.googleapis.com/oauth2/v3/certs")
    URI googleKeys();

    /** One sender. */
    interface Source {

        /**
         * Its kind: {@code distribution}, {@code docker-hub}, {@code quay}, {@code harbor}, {@code github},
         * {@code gitlab}, {@code ecr}, {@code acr}, {@code google}, {@code jfrog}, {@code nexus}, {@code gitea},
         * {@code zot}, {@code alibaba}, {@code cloudevents} or {@code plain}.
         */
        SenderKind sender();

        /**
         * Under which names streams know the registry, e.g. {@code registry.example:5000}, or a part of it, e.g.
         * {@code acme.jfrog.io/docker}. It may speak for nothing else.
         */
        List<String> registries();

        /** What it proves itself by, at least 16 characters; required except of {@code google}. Never logged. */
        Optional<String> secret();

        /** A second secret that is taken too, while the first is being changed. Never logged. */
        Optional<String> otherSecret();

        /** The header that carries the secret, of senders that can be told which. */
        @WithDefault("Authorization")
        String header();

        /** What tokens must be for: the audience of the push subscription. Required of {@code google}. */
        Optional<String> audience();

        /** In whose name it pushes: the e-mail address of the service account. Required of {@code google}. */
        Optional<String> serviceAccount();

        /** How long it may be silent before that is told. Without one, silence is never remarkable. */
        Optional<Duration> expectedSilence();
    }
}
