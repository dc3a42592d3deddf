package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.hook.proof.Trust;
import dev.imagestreams.gateway.hook.sender.Occurrence;
import dev.imagestreams.gateway.hook.sender.Sender;
import dev.imagestreams.gateway.hook.sender.SenderKind;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Announcement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sender as the operator has configured it. Turns what it says into hints about the registries it may speak for: under
 * each of their names, because streams may know them by any; a message that names a host is about that one only.
 *
 * @param registries hosts, some with the beginning of a path
 */
record HookSource(
        String name,
        SenderKind kind,
        Sender sender,
        List<String> registries,
        Trust trust,
        Optional<Duration> expectedSilence) {

    List<Hint> hints(List<Occurrence> occurrences) {
        return occurrences.stream()
                .filter(Occurrence::movesTags)
                .flatMap(this::hints)
                .distinct()
                .toList();
    }

    private Stream<Hint> hints(Occurrence occurrence) {
        return registries.stream()
                .filter(registry -> occurrence.host() == null || host(registry).equalsIgnoreCase(occurrence.host()))
                .flatMap(registry -> paths(occurrence).map(path -> registry + '/' + path))
                .flatMap(repository -> hint(repository, occurrence));
    }

    /** Whether the store is part of pull specs depends on how the registry is set up; a hint too many costs nothing. */
    private static Stream<String> paths(Occurrence occurrence) {
        return occurrence.key() == null
                ? Stream.of(occurrence.path())
                : Stream.of(occurrence.path(), occurrence.key() + '/' + occurrence.path());
    }

    /** Nothing follows what cannot be written in a pull spec. */
    private Stream<Hint> hint(String repository, Occurrence occurrence) {
        try {
            String tag = occurrence.tag();
            String digest = occurrence.digest();
            return Stream.of(new Hint(
                    RepositoryName.parse(repository),
                    tag == null ? null : TagName.parse(tag),
                    digest == null ? null : Digest.parse(digest),
                    occurrence.kind(),
                    new Announcement(name, occurrence.actor())));
        } catch (ImageStreamException e) {
            return Stream.empty();
        }
    }

    private static String host(String registry) {
        int slash = registry.indexOf('/');
        return slash < 0 ? registry : registry.substring(0, slash);
    }
}
