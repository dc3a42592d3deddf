package dev.imagestreams.triggers.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImageChanged.Pointer;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.triggers.testing.Changes;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The body is a contract: the samples in the test resources are what receivers were promised. */
class NoticeWriterTest {

    private static final UUID EVENT = UUID.fromString("b4f7c7a5-6d0e-4c84-9b52-2d8d0d8f6a11");

    private final NoticeWriter writer = new NoticeWriter(() -> URI.create("https://is.example"));

    @Test
    void writesAMovedTag() throws IOException {
        assertThat(body(Changes.updated())).isEqualTo(sample("tag-updated.json"));
    }

    @Test
    void writesANewTag() throws IOException {
        assertThat(body(Changes.created())).isEqualTo(sample("tag-created.json"));
    }

    @Test
    void writesATagThatIsGone() throws IOException {
        assertThat(body(Changes.deleted())).isEqualTo(sample("tag-deleted.json"));
    }

    @Test
    void staysSmallForAnImageOfManyPlatforms() {
        List<Platform> platforms = IntStream.range(0, 60)
                .mapToObj(i -> Platform.of("linux", "architecture-" + i))
                .toList();
        ImageChanged change = Changes.updated();
        Pointer many = new Pointer(
                change.current().position(),
                change.current().reference(),
                change.current().digest(),
                change.current().mediaType(),
                platforms);
        ImageChanged wide = new ImageChanged(
                change.stream(),
                change.tag(),
                change.resourceVersion(),
                many,
                change.previous(),
                change.by(),
                change.observedAt());

        assertThat(writer.write(EVENT, wide, false).body()).hasSizeLessThan(20_000);
    }

    @Test
    void keepsTheChangeAsItWas() {
        ImageChanged change = Changes.updated();

        assertThat(writer.write(EVENT, change, false).change()).isEqualTo(change);
    }

    @Test
    void refusesAChangeFromNothingToNothing() {
        ImageChanged change = Changes.updated();
        ImageChanged empty = new ImageChanged(
                change.stream(), change.tag(), change.resourceVersion(), null, null, change.by(), change.observedAt());

        assertThatThrownBy(() -> writer.write(EVENT, empty, false)).isInstanceOf(ImageStreamException.class);
    }

    private JsonNode body(ImageChanged change) throws IOException {
        return ModelJson.mapper().readTree(writer.write(EVENT, change, false).body());
    }

    private static JsonNode sample(String name) throws IOException {
        return ModelJson.mapper().readTree(NoticeWriterTest.class.getResource("/webhook/" + name));
    }
}
