package dev.imagestreams.standalone.replay;

import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Steps on one subject, on top of what the transcripts before it did.
 *
 * @param unseen why the steps are here although nobody wrote their answers down; null for a real transcript. They repeat
 *     what was done between two transcripts, as far as later ones show it
 * @param after the transcript after which this one was recorded, if that is not the one before it by name
 */
record Transcript(String name, @Nullable String unseen, @Nullable String after, List<Step> steps) {

    private static final String FOLDER = "/transcripts";

    /** All, in the order in which they were recorded. */
    static List<Transcript> all() throws IOException {
        List<Transcript> ordered = new ArrayList<>();
        List<Transcript> moved = new ArrayList<>();
        for (Path file : files()) {
            Transcript transcript = read(file);
            (transcript.after == null ? ordered : moved).add(transcript);
        }
        for (Transcript late : moved) {
            int earlier = ordered.stream().map(Transcript::name).toList().indexOf(late.after);
            ordered.add(earlier + 1, late);
        }
        return ordered;
    }

    /** The leading number. */
    String number() {
        return name.substring(0, name.indexOf('-'));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found =
                Files.list(Path.of(Transcript.class.getResource(FOLDER).toURI()))) {
            return found.sorted().toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the test's own resources are files", e);
        }
    }

    private static Transcript read(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            Content content = ModelJson.mapper().readValue(json, Content.class);
            String name = file.getFileName().toString().replace(".json", "");
            return new Transcript(
                    name,
                    content.unseen,
                    content.after,
                    content.steps.stream().map(Transcript::replayable).toList());
        }
    }

    private static Step replayable(Step step) {
        List<Exchange> exchanges =
                step.exchanges().stream().map(NamelessImages::without).toList();
        return new Step(step.user(), step.standIn(), step.command(), step.exitCode(), exchanges);
    }

    private record Content(@Nullable String unseen, @Nullable String after, List<Step> steps) {}
}
