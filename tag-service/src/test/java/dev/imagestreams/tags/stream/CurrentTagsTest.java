package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.APP;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.REPOSITORY;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.notFound;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentTagsTest {

    private static final List<String> TAGS = List.of("a", "b", "c");
    private static final String SOURCE = REPOSITORY + ":1";

    /** Of what it does, and to what, only the numbers are random. */
    record Step(int act, int tag, int content) {}

    record Told(StreamTag tag, Optional<CurrentTag> state) {}

    @Property(tries = 500)
    void whoReadsWhatIsLeftOfTheTopicKnowsEveryTagAsItIs(
            @ForAll @Size(max = 40) List<@IntRange(max = 17 * 3 * 4 - 1) Integer> steps,
            @ForAll @IntRange(max = 60) int compactedUpTo) {
        Service service = new Service();
        steps.forEach(step -> service.does(new Step(step / 12, step / 4 % 3, step % 4)));

        service.tells(Integer.MAX_VALUE);

        assertThat(fold(compacted(service.topic, compactedUpTo))).isEqualTo(service.states());
    }

    @Test
    void whatIsOnlyFoundAgainIsNotToldAgain() {
        StreamState once = new ImportRules(IMPORTER, NOW).apply(absent(), List.of(resolved("a", null, SOURCE, "one")));
        StreamState again =
                new ImportRules(IMPORTER, NOW.plusSeconds(1)).apply(once, List.of(resolved("a", null, SOURCE, "one")));
        StreamState failed = new ImportRules(IMPORTER, NOW).apply(again, List.of(notFound("a", null, SOURCE)));

        assertThat(CurrentTags.restatedBy(new StreamTransition(absent(), once, IMPORTER, NOW)))
                .containsExactly(tag("a"));
        assertThat(CurrentTags.restatedBy(new StreamTransition(once, again, IMPORTER, NOW)))
                .isEmpty();
        assertThat(CurrentTags.restatedBy(new StreamTransition(again, failed, IMPORTER, NOW)))
                .isEmpty();
    }

    @Test
    void aHoldIsToldWithItsEndAndTheBeginningOfItsReason() {
        TagSpec spec = external("a", SOURCE)
                .withAnnotations(Map.of(
                        Hold.HOLD,
                        "2026-03-01T12:00:00+01:00",
                        Hold.REASON,
                        "\ud83d\ude00".repeat(2_000),
                        Hold.BY,
                        "alice",
                        Hold.SINCE,
                        "nobody knows"));

        CurrentTag.Hold hold = HoldWords.told(spec);

        assertThat(hold.until()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(hold.reason()).isEqualTo("\ud83d\ude00".repeat(1_000));
        assertThat(hold.by()).isEqualTo("alice");
        assertThat(hold.since()).isNull();
    }

    /** What the last record of each key says. */
    private static Map<StreamTag, CurrentTag> fold(List<Told> topic) {
        Map<StreamTag, CurrentTag> states = new TreeMap<>();
        for (Told told : topic) {
            told.state()
                    .ifPresentOrElse(
                            state -> states.put(told.tag(), unnumbered(state)), () -> states.remove(told.tag()));
        }
        return states;
    }

    /** What Kafka leaves: of the first records the last of each key, and those not that say that a key is gone. */
    private static List<Told> compacted(List<Told> topic, int upTo) {
        int dirty = Math.min(upTo, topic.size());
        Map<StreamTag, Told> kept = new LinkedHashMap<>();
        topic.subList(0, dirty).forEach(told -> {
            kept.remove(told.tag());
            kept.put(told.tag(), told);
        });
        kept.values().removeIf(told -> told.state().isEmpty());
        List<Told> rest = new ArrayList<>(kept.values());
        rest.addAll(topic.subList(dirty, topic.size()));
        return rest;
    }

    private static CurrentTag unnumbered(CurrentTag state) {
        return new CurrentTag(
                state.stream(),
                state.tag(),
                state.uid(),
                0,
                state.current(),
                state.from(),
                state.hold(),
                state.pending());
    }

    /** A stream that people and systems change, and what is told of it, between crashes. */
    private static final class Service {

        private final List<List<StreamTag>> log = new ArrayList<>();
        private final List<Told> topic = new ArrayList<>();
        private StreamState stream;
        private Instant now = NOW;
        private int position;

        void does(Step step) {
            now = now.plusSeconds(60);
            String tag = TAGS.get(step.tag());
            String content = "content " + step.content();
            switch (step.act()) {
                case 0, 1 -> tells(step.content());
                case 2 -> crashes(step.content() + step.tag());
                case 3 -> save(null);
                default -> save(after(step.act(), tag, content, step.content()));
            }
        }

        /** Some of the changes: each tag as it is by now. */
        void tells(int changes) {
            position = write(changes, Integer.MAX_VALUE);
        }

        /** After some of the records, and before it could be noted. */
        private void crashes(int records) {
            write(Integer.MAX_VALUE, records);
        }

        private int write(int changes, int records) {
            int upTo = Math.min(log.size(), position + Math.min(changes, log.size()));
            TreeSet<StreamTag> tags = new TreeSet<>();
            log.subList(position, upTo).forEach(tags::addAll);
            tags.stream().limit(records).forEach(tag -> topic.add(new Told(tag, state(tag))));
            return upTo;
        }

        Map<StreamTag, CurrentTag> states() {
            Map<StreamTag, CurrentTag> states = new TreeMap<>();
            TAGS.forEach(name -> state(tag(name)).ifPresent(state -> states.put(state.tag(), unnumbered(state))));
            return states;
        }

        private Optional<CurrentTag> state(StreamTag tag) {
            if (stream == null) {
                return Optional.empty();
            }
            TagState state = stream.statusOf(tag);
            return CurrentTags.of(
                    APP,
                    tag,
                    stream.uid(),
                    stream.resourceVersion(),
                    stream.specOf(tag).orElse(null),
                    state.newest().map(Service::entry).orElse(null),
                    state.pending() == null ? null : entry(state.pending()));
        }

        private static CurrentTag.Entry entry(TagEvent event) {
            return new CurrentTag.Entry(
                    event.position(), event.reference(), event.image(), event.created(), event.by(), event.followed());
        }

        private StreamState before() {
            return stream == null ? absent() : stream;
        }

        private void save(@Nullable StreamState after) {
            StreamTransition change = new StreamTransition(before(), after, ALICE, now);
            if (!change.changesSomething() || (after == null && stream == null)) {
                return;
            }
            log.add(CurrentTags.restatedBy(change));
            stream =
                    after == null ? null : after.withResourceVersion(log.size()).newestOnly();
        }

        private StreamState after(int act, String tag, String content, int number) {
            SpecRules rules = new SpecRules(surroundings(before()), ALICE, now);
            ImportRules imports = new ImportRules(IMPORTER, now);
            try {
                return switch (act) {
                    case 4, 5, 6 -> imports.apply(before(), List.of(resolved(tag, null, SOURCE, content)));
                    case 7 -> imports.apply(before(), List.of(notFound(tag, null, SOURCE)));
                    case 8 -> rules.put(before(), external(tag, SOURCE));
                    case 9 -> rules.put(before(), alias(tag, TAGS.get(number % 3)));
                    case 10 -> rules.put(before(), rollback(tag, digest(content).toString()));
                    case 11 -> rules.annotate(before(), tag(tag), Map.of(Hold.HOLD, "true"));
                    case 12 ->
                        rules.annotate(
                                before(),
                                tag(tag),
                                Map.of(Hold.HOLD, now.plusSeconds(60L * number).toString()));
                    case 13 -> rules.annotate(before(), tag(tag), Map.of(Hold.RELEASE, number > 1 ? "drop" : "apply"));
                    case 14 -> number > 1 ? before().without(tag(tag)) : rules.forget(before(), tag(tag));
                    case 15 ->
                        new MappingRules(surroundings(before()), new Attribution("x", Cause.PUSH), now)
                                .map(before(), tag(tag), REPOSITORY + '@' + digest(content), digest(content));
                    default -> ReleaseRules.release(before(), now);
                };
            } catch (ImageStreamException refused) {
                return before();
            }
        }
    }
}
