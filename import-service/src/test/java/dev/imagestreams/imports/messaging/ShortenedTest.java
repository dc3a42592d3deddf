package dev.imagestreams.imports.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortenedTest {

    private static final Digest DIGEST = Digest.sha256(new byte[0]);

    private final List<SourceResult> results =
            List.of(described("a", 10), failed("b"), described("c", 1_000), described("d", 100));
    private final Shortened shortened = new Shortened(results);

    @Test
    void leavesOutTheLongestInItsPlace() {
        List<SourceResult> rest = shortened.withoutLargest(1);

        assertThat(rest).hasSize(4);
        assertThat(rest.get(2).source()).isEqualTo(results.get(2).source());
        assertThat(rest.get(2).result())
                .isEqualTo(new ImportOutcome.Failed(
                        ErrorCode.TOO_LARGE, "\"r.example/app:c\": what its images say about themselves is too large"));
        assertThat(List.of(rest.get(0), rest.get(1), rest.get(3)))
                .containsExactly(results.get(0), results.get(1), results.get(3));
    }

    @Test
    void leavesOutAllInTheEndButForFailuresThatStayAsTheyAre() {
        List<SourceResult> rest = shortened.withoutLargest(8);

        assertThat(rest).extracting(SourceResult::result).allMatch(ImportOutcome.Failed.class::isInstance);
        assertThat(rest.get(1)).isEqualTo(results.get(1));
    }

    private static SourceResult described(String tag, int length) {
        ImageConfig config =
                new ImageConfig(DIGEST, null, null, "x".repeat(length), null, null, null, null, null, null, 0);
        Image image = new Image(DIGEST, "r.example/app@" + DIGEST, "m", List.of(), List.of(), config, null);
        return new SourceResult(source(tag), new ImportOutcome.Resolved(image.reference(), image, List.of()));
    }

    private static SourceResult failed(String tag) {
        return new SourceResult(source(tag), new ImportOutcome.Failed(ErrorCode.NOT_FOUND, "not found"));
    }

    private static TagImport source(String tag) {
        return new TagImport(
                new StreamTag(tag), 1L, "r.example/app:" + tag, ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null);
    }
}
