package dev.imagestreams.tags.stream;

import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change of a stream makes it want from registries. Pure: the same change always wants the same. */
public final class ImportWishes {

    private static final String PREFER_ARCHITECTURE = "importer.image.openshift.io/prefer-arch";
    private static final String PREFER_OS = "importer.image.openshift.io/prefer-os";

    private ImportWishes() {}

    /**
     * The request the change causes, if any: some tag now waits for an import it did not wait for before, or the set of
     * scheduled tags is another.
     *
     * @param resourceVersion of the change
     */
    public static Optional<ImportRequested> of(StreamTransition change, long resourceVersion) {
        StreamState after = change.after();
        List<TagImport> schedule = after == null ? List.of() : scheduled(after);
        List<TagImport> imports = after == null ? List.of() : wanted(change.before(), after);
        RepositoryImport repository = after == null ? null : repository(change.before(), after);
        if (imports.isEmpty() && repository == null && schedule.equals(scheduled(change.before()))) {
            return Optional.empty();
        }
        return Optional.of(new ImportRequested(
                change.before().key(),
                change.before().uid(),
                resourceVersion,
                change.by(),
                imports,
                repository,
                schedule));
    }

    /** A whole repository is imported once: when it is first wished for, and when somebody forgets that it was. [12.4] */
    private static @Nullable RepositoryImport repository(StreamState before, StreamState after) {
        String wanted = after.dockerImageRepository();
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        boolean imported = !before.exists() && after.annotations().containsKey(ImportRules.CHECKED);
        boolean another = !imported && !wanted.equals(before.dockerImageRepository());
        boolean forgotten = before.annotations().containsKey(ImportRules.CHECKED)
                && !after.annotations().containsKey(ImportRules.CHECKED);
        return another || forgotten ? new RepositoryImport(wanted, repositoryPolicy(after), null) : null;
    }

    /** A repository has no policy of its own: what its stream is annotated with holds for all of its tags. */
    private static ImportPolicy repositoryPolicy(StreamState stream) {
        ImportPolicy usual = ImportPolicy.DEFAULT;
        return new ImportPolicy(Admission.isInsecure(stream), usual.scheduled(), usual.importMode());
    }

    private static List<TagImport> wanted(StreamState before, StreamState after) {
        return after.spec().values().stream()
                .filter(tag -> waits(after, tag))
                .filter(tag -> !tag.equals(before.spec().get(tag.name())))
                .map(tag -> toImport(tag, tag.generation()))
                .toList();
    }

    private static boolean waits(StreamState stream, TagSpec tag) {
        return tag.importable()
                && tag.generation() != null
                && tag.generation() > stream.statusOf(tag.name()).answeredGeneration();
    }

    private static List<TagImport> scheduled(StreamState stream) {
        return stream.spec().values().stream()
                .filter(tag -> tag.importable() && tag.importPolicy().scheduled())
                .filter(tag -> !isImportedDigest(stream, tag))
                .map(tag -> toImport(tag, null))
                .toList();
    }

    /** A digest cannot move: once imported, there is nothing to look for, unless it was only where to begin. */
    private static boolean isImportedDigest(StreamState stream, TagSpec tag) {
        return tag.from() != null
                && tag.from().name().contains("@")
                && !tag.annotations().containsKey(FollowAnnotations.FOLLOW)
                && stream.newest(tag.name()).map(TagEvent::image).isPresent();
    }

    private static TagImport toImport(TagSpec tag, @Nullable Long generation) {
        if (tag.from() == null) {
            throw new IllegalStateException("an importable tag has a source: " + tag.name());
        }
        return new TagImport(
                tag.name(),
                generation,
                tag.from().name(),
                tag.importPolicy(),
                tag.referencePolicy(),
                preferredPlatform(tag),
                FollowAnnotations.policy(tag.annotations()).orElse(null));
    }

    private static @Nullable Platform preferredPlatform(TagSpec tag) {
        String architecture = tag.annotations().getOrDefault(PREFER_ARCHITECTURE, "");
        String os = tag.annotations().getOrDefault(PREFER_OS, "");
        return architecture.isEmpty() && os.isEmpty() ? null : Platform.of(os, architecture);
    }
}
