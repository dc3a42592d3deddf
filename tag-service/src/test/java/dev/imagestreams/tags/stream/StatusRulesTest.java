package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.TagEvent;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatusRulesTest {

    private static final String V1 = "registry.example/team/app:1";
    private static final String REPOSITORY = "registry.example/team/app@";

    @Test
    void aStatusWrittenBackAsClientsKnowItChangesNothing() {
        StreamState stream = imported("one", "two", "three");

        assertThat(write(stream, draft(stream, items(stream)))).isEqualTo(stream);
    }

    @Test
    void whatPruningLeavesOutIsGoneAndTheRestKeepsItsPlace() {
        StreamState stream = imported("one", "two", "three");

        StreamState pruned = write(stream, draft(stream, items(stream).subList(0, 1)));

        assertThat(pruned.statusOf(tag("a")).items())
                .containsExactly(stream.newest(tag("a")).orElseThrow());
        assertThat(pruned.generation()).isEqualTo(stream.generation());
        assertThat(pruned.spec()).isEqualTo(stream.spec());
        assertThat(pruned.lastPosition()).isEqualTo(stream.lastPosition());
    }

    @Test
    void aTagThatIsLeftOutIsGoneWithItsHistory() {
        StreamState stream = imported("one");

        StreamState pruned = write(stream, draft(stream, List.of()));

        assertThat(pruned.status()).isEmpty();
        assertThat(pruned.spec()).isEqualTo(stream.spec());
    }

    @Test
    void aNewEntryWithoutGenerationAnswersTheSpecTagAndNobodyFollows() {
        StreamState stream = new SpecRules(surroundings(), ALICE, NOW).put(imported("one"), alias("b", "a"));
        List<StatusDraft.Item> items = new ArrayList<>(items(stream));
        items.add(0, item("two", 0));

        StreamState written = write(stream, draft(stream, items));

        TagEvent newest = written.newest(tag("a")).orElseThrow();
        assertThat(newest.image()).isEqualTo(digest("two"));
        assertThat(newest.generation())
                .isEqualTo(stream.specOf(tag("a")).orElseThrow().generation());
        assertThat(newest.position()).isEqualTo(stream.lastPosition() + 1);
        assertThat(newest.by()).isEqualTo(ALICE);
        assertThat(written.newest(tag("b"))).isEmpty();
    }

    @Test
    void aNewEntryOfATagWithoutWishAnswersTheStream() {
        StreamState stream = imported("one");
        StreamState unwished = new SpecRules(surroundings(), ALICE, NOW).forget(stream, tag("a"));

        StreamState written = write(unwished, draft(unwished, List.of(item("two", 0))));

        assertThat(written.newest(tag("a")).orElseThrow().generation()).isEqualTo(unwished.generation());
    }

    @Test
    void labelsAndLookupPolicyAreWrittenToo() {
        StreamState stream = imported("one");
        StatusDraft draft = new StatusDraft(
                null,
                1,
                Map.of("l", "1"),
                Map.of("a", "2"),
                Housekeeping.NONE,
                true,
                List.of(new StatusDraft.Tag(tag("a"), items(stream), null)));

        StreamState written = write(stream, draft);

        assertThat(written.metadata().labels()).containsEntry("l", "1");
        assertThat(written.annotations()).containsEntry("a", "2");
        assertThat(written.lookupLocal()).isTrue();
        assertThat(written.generation()).isEqualTo(stream.generation());
    }

    @Test
    void nonsenseIsToldOnItsField() {
        StreamState stream = imported("one");
        StatusDraft.Item nowhere = new StatusDraft.Item(NOW, "", null, 1);
        StatusDraft.Item unreadable = new StatusDraft.Item(NOW, "NOT A REFERENCE", null, 1);

        assertThatThrownBy(() -> write(stream, draft(stream, List.of(nowhere, unreadable))))
                .hasMessage("[status.tags[a].items[0].dockerImageReference: Required value,"
                        + " status.tags[a].items[1].dockerImageReference: Invalid value: \"NOT A REFERENCE\":"
                        + " invalid reference format]");
    }

    @Test
    void moreImagesThanAllowedAreRefusedOnTheStreamAndFewerNever() {
        StreamState stream = imported("one", "two", "three");
        Surroundings limited = new Surroundings(
                KnownStreams.of(stream),
                AllowedRegistries.ALL,
                InternalRegistry.NONE,
                new NamespaceLimits(null, 2L, null, null, null));
        List<StatusDraft.Item> more = new ArrayList<>(items(stream));
        more.add(0, item("four", 1));

        assertThatThrownBy(() -> new StatusRules(limited, ALICE).write(stream, draft(stream, more)))
                .hasMessage(
                        "imageStream: Forbidden: ImageStream.image.openshift.io \"app\" is forbidden: requested"
                                + " usage of openshift.io/images exceeds the maximum limit per openshift.io/ImageStream (4 > 2)");
        List<StatusDraft.Item> exchanged =
                List.of(item("four", 1), items(stream).get(2));
        assertThat(new StatusRules(limited, ALICE)
                        .write(stream, draft(stream, exchanged))
                        .statusOf(tag("a"))
                        .items())
                .as("one for one")
                .hasSize(2);
        assertThat(new StatusRules(limited, ALICE)
                        .write(stream, draft(stream, items(stream).subList(0, 2)))
                        .statusOf(tag("a"))
                        .items())
                .hasSize(2);
    }

    @Property(tries = 300)
    void whateverIsLeftOutTheRestIsWhatItWas(
            @ForAll @Size(max = 12) List<@IntRange(max = 2) Integer> contents,
            @ForAll @Size(max = 12) Set<@IntRange(max = 11) Integer> dropped) {
        StreamState stream =
                imported(contents.stream().map(content -> "image-" + content).toArray(String[]::new));
        List<TagEvent> stored = stream.statusOf(tag("a")).items();
        List<TagEvent> kept = new ArrayList<>();
        List<StatusDraft.Item> items = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (!dropped.contains(i)) {
                kept.add(stored.get(i));
                items.add(items(stream).get(i));
            }
        }

        List<TagEvent> written =
                write(stream, draft(stream, items)).statusOf(tag("a")).items();

        assertThat(written)
                .extracting(TagEvent::image)
                .isEqualTo(kept.stream().map(TagEvent::image).toList());
        assertThat(stored).containsAll(written);
        assertThat(written)
                .extracting(TagEvent::position)
                .isSortedAccordingTo(Collections.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void anyListOfEntriesBecomesTheHistory(@ForAll @Size(max = 8) List<@IntRange(max = 4) Integer> wanted) {
        StreamState stream = imported("image-0", "image-1", "image-2");
        List<StatusDraft.Item> items =
                wanted.stream().map(content -> item("image-" + content, 7)).toList();

        StreamState written = write(stream, draft(stream, items));

        List<TagEvent> events = written.statusOf(tag("a")).items();
        assertThat(events)
                .extracting(event -> event.image().toString())
                .isEqualTo(items.stream().map(item -> item.image().toString()).toList());
        assertThat(events)
                .extracting(TagEvent::position)
                .isSortedAccordingTo(Collections.reverseOrder())
                .allMatch(position -> position <= written.lastPosition());
        assertThat(new HashSet<>(events)).hasSameSizeAs(events);
    }

    private static StreamState imported(String... contents) {
        StreamState stream = new SpecRules(surroundings(), ALICE, NOW).put(absent(), external("a", V1));
        int second = 0;
        for (String content : contents) {
            stream = new ImportRules(IMPORTER, NOW.plusMillis(1_234L * second++))
                    .apply(stream, List.of(resolved("a", null, V1, content)));
        }
        return stream;
    }

    private static StreamState write(StreamState stream, StatusDraft draft) {
        return new StatusRules(surroundings(stream), ALICE).write(stream, draft);
    }

    private static StatusDraft draft(StreamState stream, List<StatusDraft.Item> items) {
        return new StatusDraft(
                null,
                stream.resourceVersion(),
                stream.metadata().labels(),
                stream.annotations(),
                stream.metadata().housekeeping(),
                stream.lookupLocal(),
                List.of(new StatusDraft.Tag(tag("a"), items, null)));
    }

    /** As clients know them: with times in seconds. */
    private static List<StatusDraft.Item> items(StreamState stream) {
        return stream.statusOf(tag("a")).items().stream()
                .map(event -> new StatusDraft.Item(
                        event.created().truncatedTo(ChronoUnit.SECONDS),
                        event.reference(),
                        event.image(),
                        event.generation()))
                .toList();
    }

    private static StatusDraft.Item item(String content, long generation) {
        return new StatusDraft.Item(NOW, REPOSITORY + digest(content), digest(content), generation);
    }
}
