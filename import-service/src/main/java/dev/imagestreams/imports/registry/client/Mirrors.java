package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.RegistryConfig.Mirror;
import dev.imagestreams.imports.registry.RegistryConfig.MirrorUse;
import dev.imagestreams.imports.registry.client.MirrorPlan.Place;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.RepositoryName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules about mirrors, as {@code registries.conf} has them: the longest prefix that fits a repository counts, for reads
 * by tag and by digest each; the rest of the repository's name is put behind the mirror's.
 */
final class Mirrors {

    private record Rule(String prefix, Mirror mirror) {

        boolean covers(String repository) {
            return repository.equals(prefix) || repository.startsWith(prefix + '/');
        }

        Stream<Place> places(String repository) {
            return mirror.locations().stream().flatMap(location -> place(location, repository));
        }

        /** A name that becomes too long is the name of nothing. */
        private Stream<Place> place(String location, String repository) {
            try {
                String name = location + repository.substring(prefix.length());
                return Stream.of(new Place(RepositoryName.parse(name), mirror.insecure()));
            } catch (ImageStreamException e) {
                return Stream.empty();
            }
        }
    }

    private final List<Rule> rules;

    Mirrors(Collection<Mirror> mirrors) {
        // The longest first.
        this.rules = mirrors.stream()
                .map(Mirrors::rule)
                .sorted(Comparator.comparingInt((Rule rule) -> rule.prefix().length())
                        .reversed())
                .toList();
    }

    /** @param repository with its registry */
    MirrorPlan of(RepositoryName repository) {
        String name = Upstream.repository(repository);
        Optional<Rule> tags = rule(name, MirrorUse.DIGEST_ONLY);
        Optional<Rule> digests = rule(name, MirrorUse.TAG_ONLY);
        if (tags.isEmpty() && digests.isEmpty()) {
            return MirrorPlan.NONE;
        }
        return new MirrorPlan(
                places(tags, name),
                places(digests, name),
                tags.map(rule -> rule.mirror().contactSource()).orElse(true),
                digests.map(rule -> rule.mirror().contactSource()).orElse(true));
    }

    private Optional<Rule> rule(String repository, MirrorUse notOf) {
        return rules.stream()
                .filter(rule -> rule.mirror().pullFromMirror() != notOf && rule.covers(repository))
                .findFirst();
    }

    private static List<Place> places(Optional<Rule> rule, String repository) {
        return rule.stream().flatMap(found -> found.places(repository)).toList();
    }

    private static Rule rule(Mirror mirror) {
        for (String location : mirror.locations()) {
            if (registryOf(location).isEmpty()) {
                throw new IllegalArgumentException(
                        "imagestreams.registry.mirrors: " + location + " is no registry, with or without a path");
            }
        }
        if (registryOf(mirror.prefix()).isEmpty()) {
            throw new IllegalArgumentException(
                    "imagestreams.registry.mirrors: " + mirror.prefix() + " is no registry, with or without a path");
        }
        // Through a name below it, because a registry alone is no repository.
        String below = Upstream.repository(RepositoryName.parse(mirror.prefix() + "/a/b"));
        return new Rule(below.substring(0, below.length() - "/a/b".length()), mirror);
    }

    private static String registryOf(String place) {
        try {
            return RepositoryName.parse(place + "/any").registry();
        } catch (ImageStreamException e) {
            return "";
        }
    }
}
