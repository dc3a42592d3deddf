package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.REPOSITORY;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;

import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A stream whose tag {@code prod} is imported, and what people and systems do to it, a minute apart. */
final class HeldStream {

    static final String SOURCE = REPOSITORY + ":1";
    static final StreamTag PROD = tag("prod");

    private static final Attribution REGISTRY = new Attribution("registry", Cause.PUSH);
    private static final Attribution BOB = new Attribution("bob", Cause.TAG, Verb.PATCH);

    private StreamState state;
    private Instant now = NOW;

    HeldStream() {
        state = rules(new Attribution("bob", Cause.TAG, Verb.CREATE)).put(absent(), external("prod", SOURCE));
    }

    StreamState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    TagState prod() {
        return state.statusOf(PROD);
    }

    TagSpec spec() {
        return state.specOf(PROD).orElseThrow();
    }

    /** The content of the image an entry points to, of these. */
    static String content(TagEvent event, List<String> contents) {
        return contents.stream()
                .filter(content -> digest(content).equals(event.image()))
                .findFirst()
                .orElseThrow();
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    void imported(String content) {
        passes(Duration.ofMinutes(1));
        state = new ImportRules(IMPORTER, now).apply(state, List.of(resolved("prod", null, SOURCE, content)));
    }

    void pushed(String content) {
        mapped(content, REGISTRY);
    }

    /** By hand: an {@code ImageStreamMapping}. */
    void putThere(String content) {
        mapped(content, new Attribution("bob", Cause.MAPPING));
    }

    void annotated(Map<String, String> annotations) {
        passes(Duration.ofMinutes(1));
        state = rules(BOB).put(state, spec().withAnnotations(annotations));
    }

    /** {@code oc tag}: a whole tag, without a word of annotations. */
    void replaced(TagSpec tag) {
        passes(Duration.ofMinutes(1));
        state = rules(new Attribution("carol", Cause.TAG, Verb.UPDATE)).put(state, tag);
    }

    /** Somebody looks at which holds are over. */
    void looked() {
        state = ReleaseRules.release(state, now);
    }

    private void mapped(String content, Attribution by) {
        passes(Duration.ofMinutes(1));
        String reference = REPOSITORY + '@' + digest(content);
        state = new MappingRules(surroundings(state), by, now).map(state, PROD, reference, digest(content));
    }

    private SpecRules rules(Attribution by) {
        return new SpecRules(state == null ? surroundings() : surroundings(state), by, now);
    }
}
