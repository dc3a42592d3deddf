package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What rules may expect of lookups, kept by the lookups of the tests and by those of the database. */
public abstract class SourcesContract {

    private static final String FROM = "registry.example/team/app:1";

    /** Asks lookups that know this stream. */
    protected abstract <T> T ask(StreamState stream, Function<Sources, T> question);

    @Test
    protected void theNewestEntryOfATagIsFound() {
        StreamState stream = moved("newest", "one", "two");

        TagEvent newest =
                ask(stream, sources -> sources.newest(stream.key(), tag("a"))).orElseThrow();

        assertThat(newest.image()).isEqualTo(digest("two"));
        assertThat(newest.position()).isEqualTo(2);
        assertThat(newest.by()).isEqualTo(IMPORTER);
    }

    @Test
    protected void whatIsNotThereIsNotFound() {
        StreamState stream = moved("missing", "one");
        StreamKey other = new StreamKey("contract", "nowhere");

        boolean known = ask(stream, sources -> sources.exists(stream.key()));
        boolean unknown = ask(stream, sources -> sources.exists(other));
        Optional<TagEvent> otherTag = ask(stream, sources -> sources.newest(stream.key(), tag("b")));
        Optional<TagEvent> otherStream = ask(stream, sources -> sources.newest(other, tag("a")));
        List<TagEvent> images =
                ask(stream, sources -> sources.imagesOf(other, digest("one").toString()));

        assertThat(known).isTrue();
        assertThat(unknown).isFalse();
        assertThat(otherTag).isEmpty();
        assertThat(otherStream).isEmpty();
        assertThat(images).isEmpty();
    }

    @Test
    protected void anImageIsFoundInTheWholeHistoryOnceAndNewestFirst() {
        StreamState stream = moved("images", "one", "two", "one");

        Set<Digest> all = ask(stream, sources -> sources.images(stream.key()));
        List<TagEvent> byDigest = ask(
                stream, sources -> sources.imagesOf(stream.key(), digest("one").toString()));
        List<TagEvent> byHex = ask(
                stream,
                sources -> sources.imagesOf(stream.key(), digest("two").hex().substring(0, 9)));
        List<TagEvent> nonsense = ask(stream, sources -> sources.imagesOf(stream.key(), "%"));

        assertThat(all).containsExactlyInAnyOrder(digest("one"), digest("two"));
        assertThat(byDigest).extracting(TagEvent::position).containsExactly(3L);
        assertThat(byHex).extracting(TagEvent::position).containsExactly(2L);
        assertThat(nonsense).isEmpty();
    }

    private static StreamState moved(String name, String... contents) {
        StreamState stream = StreamState.absent(new StreamKey("contract", name), UUID.randomUUID(), NOW);
        for (String content : contents) {
            stream = new ImportRules(IMPORTER, NOW).apply(stream, List.of(resolved("a", null, FROM, content)));
        }
        return stream;
    }
}
