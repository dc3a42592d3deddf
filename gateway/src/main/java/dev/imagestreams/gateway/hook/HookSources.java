package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.hook.proof.GoogleToken;
import dev.imagestreams.gateway.hook.proof.Secrets;
import dev.imagestreams.gateway.hook.proof.Trust;
import dev.imagestreams.gateway.hook.sender.Senders;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.RepositoryName;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configured sources. All that is wrong with them is told at start, at once, and without their secrets. */
@Startup
@Singleton
class HookSources {

    private static final String PREFIX = "imagestreams.hook.sources.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final Map<String, HookSource> byName = new TreeMap<>();

    HookSources(HookConfig config) {
        List<String> mistakes = new ArrayList<>();
        config.sources().forEach((name, source) -> check(name, source, mistakes));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        Senders senders = new Senders(new GoogleToken(config.googleKeys()));
        config.sources().forEach((name, source) -> byName.put(name, read(name, source, senders)));
    }

    Optional<HookSource> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<HookSource> all() {
        return byName.values();
    }

    private static void check(String name, HookConfig.Source source, List<String> mistakes) {
        String at = PREFIX + name;
        if (!NAME.matcher(name).matches()) {
            mistakes.add(at + ": a name is letters, digits, dots and dashes, because it stands in an address");
        }
        if (source.sender().sharesSecret() && secrets(source).findAny().isEmpty()) {
            mistakes.add(at + ".secret: is required of this sender");
        }
        if (secrets(source).anyMatch(secret -> secret.length() < Secrets.SHORTEST)) {
            mistakes.add(at + ".secret: must have at least " + Secrets.SHORTEST + " characters");
        }
        boolean unnamed = source.audience().isEmpty() || source.serviceAccount().isEmpty();
        if (!source.sender().sharesSecret() && unnamed) {
            mistakes.add(at + ": audience and service-account are required of this sender");
        }
        source.registries().stream()
                .filter(registry -> !isRegistry(registry))
                .forEach(registry ->
                        mistakes.add(at + ".registries: " + registry + " is no host, with or without a path"));
    }

    private static HookSource read(String name, HookConfig.Source source, Senders senders) {
        Trust trust = new Trust(
                new Secrets(secrets(source).toList()),
                source.header(),
                source.audience().orElse(null),
                source.serviceAccount().orElse(null));
        return new HookSource(
                name,
                source.sender(),
                senders.of(source.sender()),
                source.registries(),
                trust,
                source.expectedSilence());
    }

    private static Stream<String> secrets(HookConfig.Source source) {
        return Stream.concat(source.secret().stream(), source.otherSecret().stream());
    }

    private static boolean isRegistry(String text) {
        try {
            return !RepositoryName.parse(text + "/any").registry().isEmpty();
        } catch (ImageStreamException e) {
            return false;
        }
    }
}
