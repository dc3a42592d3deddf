package dev.imagestreams.triggers.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerMatcherTest {

    private static final StreamKey STREAM = new StreamKey("team", "app");
    private static final Digest OLD = Digest.parse("sha256:" + "1".repeat(64));
    private static final Digest NEW = Digest.parse("sha256:" + "2".repeat(64));
    private static final ImageChanged MOVED = moved("prod", pointer(NEW, "registry/a"), pointer(OLD, "registry/a"));

    @Test
    void matchesTriggersThatNameTheTagTheStreamOrNeither() {
        TriggerMatcher matcher = new TriggerMatcher(List.of(
                on("this-tag", watch("app", "prod")),
                on("any-tag", watch("app", null)),
                on("this-tag-of-any-stream", watch(null, "prod")),
                on("everything", TriggerWatch.EVERYTHING),
                on("other-tag", watch("app", "test")),
                on("other-stream", watch("web", "prod"))));

        assertThat(matcher.matching(MOVED))
                .extracting(Subscription::name)
                .containsExactlyInAnyOrder("this-tag", "any-tag", "this-tag-of-any-stream", "everything");
    }

    @Test
    void matchesNothingInAnotherNamespace() {
        TriggerMatcher matcher = new TriggerMatcher(List.of(on("everything", TriggerWatch.EVERYTHING)));
        ImageChanged elsewhere = new ImageChanged(
                new StreamKey("other", "app"), MOVED.tag(), 1, MOVED.current(), null, MOVED.by(), Instant.EPOCH);

        assertThat(matcher.matching(elsewhere)).isEmpty();
    }

    @Test
    void matchesTagsByPatternAndStreamsByLabels() {
        LabelSelector web = new LabelSelector(Map.of("team", "web"), List.of());
        LabelSelector data = new LabelSelector(Map.of("team", "data"), List.of());

        TriggerMatcher matcher = new TriggerMatcher(List.of(
                on("pattern", new TriggerWatch("app", null, "pr*", null)),
                on("other-pattern", new TriggerWatch("app", null, "v*", null)),
                on("labels", new TriggerWatch(null, null, null, web)),
                on("other-labels", new TriggerWatch(null, null, null, data))));

        assertThat(matcher.matching(MOVED))
                .extracting(Subscription::name)
                .containsExactlyInAnyOrder("pattern", "labels");
    }

    @Test
    void aMoveThatOnlyChangesTheReferenceDoesNotCountForWhoWantsAnotherDigest() {
        ImageChanged renamed = moved("prod", pointer(NEW, "registry/b"), pointer(NEW, "registry/a"));
        Subscription digest = with("digest", new TriggerConditions(true, List.of(), null), false);

        assertThat(names(renamed, digest, on("any", TriggerWatch.EVERYTHING))).containsExactly("any");
        assertThat(names(MOVED, digest)).containsExactly("digest");
        assertThat(names(moved("prod", null, pointer(OLD, "registry/a")), digest))
                .containsExactly("digest");
    }

    @Test
    void aWishForAPlatformIsMetByAnyVariantUnlessItNamesOne() {
        assertThat(names(MOVED, platform("amd64", null))).hasSize(1);
        assertThat(names(MOVED, platform("arm64", null))).hasSize(1);
        assertThat(names(MOVED, platform("arm64", "v8"))).hasSize(1);
        assertThat(names(MOVED, platform("arm64", "v7"))).isEmpty();
        assertThat(names(MOVED, platform("s390x", null))).isEmpty();
    }

    @Test
    void imagesAreChosenByTheirLabels() {
        LabelSelector released = new LabelSelector(Map.of("stage", "release"), List.of());
        LabelSelector nightly = new LabelSelector(Map.of("stage", "nightly"), List.of());

        assertThat(names(MOVED, with("a", new TriggerConditions(false, List.of(), released), false)))
                .hasSize(1);
        assertThat(names(MOVED, with("a", new TriggerConditions(false, List.of(), nightly), false)))
                .isEmpty();
    }

    @Test
    void imagesAreChosenByTheirConfiguration() {
        LabelSelector java17 = new LabelSelector(Map.of("env.JAVA_VERSION", "17"), List.of());
        LabelSelector notRoot = new LabelSelector(
                Map.of(),
                List.of(
                        new LabelSelector.Requirement("user", LabelSelector.Operator.EXISTS, List.of()),
                        new LabelSelector.Requirement("user", LabelSelector.Operator.NOT_IN, List.of("0", "root"))));
        LabelSelector withPort = new LabelSelector(
                Map.of(),
                List.of(new LabelSelector.Requirement(
                        "exposedPorts.8080/tcp", LabelSelector.Operator.EXISTS, List.of())));

        assertThat(names(MOVED, with("a", new TriggerConditions(false, List.of(), null, java17), false)))
                .hasSize(1);
        assertThat(names(MOVED, with("a", new TriggerConditions(false, List.of(), null, notRoot), false)))
                .hasSize(1);
        assertThat(names(MOVED, with("a", new TriggerConditions(false, List.of(), null, withPort), false)))
                .isEmpty();
    }

    @Test
    void buildsAndDeploymentsAreNotToldOfTagsThatAreGone() {
        ImageChanged gone = moved("prod", null, pointer(OLD, "registry/a"));

        assertThat(names(gone, with("build", TriggerConditions.NONE, true), on("hook", TriggerWatch.EVERYTHING)))
                .containsExactly("hook");
    }

    @Test
    void pausedTriggersWatchAndAreNotTold() {
        Subscription paused = new Subscription(
                UUID.randomUUID(),
                "team",
                "paused",
                TriggerWatch.EVERYTHING,
                TriggerConditions.NONE,
                TriggerPace.DEFAULT,
                false,
                false,
                WebhookOptions.Format.CLOUDEVENTS);
        TriggerMatcher matcher = new TriggerMatcher(List.of(paused));

        assertThat(matcher.matching(MOVED)).isEmpty();
        assertThat(matcher.watching(MOVED)).containsExactly(paused);
        assertThat(TriggerMatcher.reasonAgainst(paused, MOVED)).hasValue("the trigger is paused");
    }

    @Test
    void tenThousandSubscriptionsToOtherTagsCostAChangeNothing() {
        List<Subscription> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(on("t" + i, watch("app", "tag-" + i)));
        }
        TriggerMatcher matcher = new TriggerMatcher(many);
        ImageChanged one = moved("tag-77", pointer(NEW, "registry/a"), null);
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            found += matcher.matching(one).size();
        }
        long start = System.nanoTime();

        for (int i = 0; i < 10_000; i++) {
            found += matcher.matching(one).size();
        }

        assertThat(found).isEqualTo(20_000);
        // A walk over all would take a hundred million looks; the bound leaves room for a busy machine.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    private static List<String> names(ImageChanged change, Subscription... subscriptions) {
        return new TriggerMatcher(List.of(subscriptions))
                .matching(change).stream().map(Subscription::name).toList();
    }

    private static Subscription platform(String architecture, @Nullable String variant) {
        Platform wish = new Platform("linux", architecture, variant);
        return with("platform", new TriggerConditions(false, List.of(wish), null), false);
    }

    private static Subscription on(String name, TriggerWatch watch) {
        return subscription(name, watch, TriggerConditions.NONE, false);
    }

    private static Subscription with(String name, TriggerConditions conditions, boolean onTopic) {
        return subscription(name, TriggerWatch.EVERYTHING, conditions, onTopic);
    }

    private static Subscription subscription(
            String name, TriggerWatch watch, TriggerConditions conditions, boolean onTopic) {
        return new Subscription(
                UUID.randomUUID(),
                "team",
                name,
                watch,
                conditions,
                TriggerPace.DEFAULT,
                true,
                onTopic,
                WebhookOptions.Format.CLOUDEVENTS);
    }

    private static TriggerWatch watch(@Nullable String stream, @Nullable String tag) {
        return TriggerWatch.of(stream, tag == null ? null : new StreamTag(tag));
    }

    private static ImageChanged moved(
            String tag, ImageChanged.@Nullable Pointer current, ImageChanged.@Nullable Pointer previous) {
        return new ImageChanged(
                STREAM,
                new StreamTag(tag),
                7,
                current,
                previous,
                new Attribution("ci", Cause.PUSH),
                Instant.EPOCH,
                Map.of("team", "web"),
                List.of());
    }

    private static ImageChanged.Pointer pointer(Digest digest, String repository) {
        return new ImageChanged.Pointer(
                1,
                repository + '@' + digest,
                digest,
                null,
                List.of(Platform.of("linux", "amd64"), new Platform("linux", "arm64", "v8")),
                null,
                Map.of("stage", "release"),
                Map.of("user", "1001", "env.JAVA_VERSION", "17"));
    }
}
