package dev.imagestreams.model.event;

import static dev.imagestreams.model.ModelArbitraries.attributions;
import static dev.imagestreams.model.ModelArbitraries.digests;
import static dev.imagestreams.model.ModelArbitraries.errorCodes;
import static dev.imagestreams.model.ModelArbitraries.images;
import static dev.imagestreams.model.ModelArbitraries.importPolicies;
import static dev.imagestreams.model.ModelArbitraries.platforms;
import static dev.imagestreams.model.ModelArbitraries.sizes;
import static dev.imagestreams.model.ModelArbitraries.streams;
import static dev.imagestreams.model.ModelArbitraries.tagNames;
import static dev.imagestreams.model.ModelArbitraries.tags;
import static dev.imagestreams.model.ModelArbitraries.texts;
import static dev.imagestreams.model.ModelArbitraries.times;

import dev.imagestreams.model.follow.FollowOrder;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.TagSource;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events: everything a writer of ours may send. */
final class EventArbitraries {

    private EventArbitraries() {}

    static Arbitrary<? extends StreamEvent> of(EventType type) {
        return switch (type) {
            case IMPORT_REQUESTED -> importsRequested();
            case DIGEST_RESOLVED -> digestsResolved();
            case IMAGE_CHANGED -> imagesChanged();
            case TAG_STATE -> currentTags();
            case BUILD_TRIGGERED, DEPLOY_TRIGGERED -> triggersFired();
            case DELIVERY_DEAD_LETTER -> deadLetters();
            case ENDPOINT_DISABLED -> endpointsDisabled();
        };
    }

    private static Arbitrary<ImportRequested> importsRequested() {
        return Combinators.combine(
                        streams(),
                        uuids(),
                        sizes(),
                        attributions(),
                        tagImports().list().ofMaxSize(3),
                        tagImports().list().ofMaxSize(3))
                .as(ImportRequested::new);
    }

    private static Arbitrary<DigestResolved> digestsResolved() {
        Arbitrary<ImportOutcome> resolved = Combinators.combine(
                        texts(), images(), images().list().ofMaxSize(2))
                .as(ImportOutcome.Resolved::new);
        Arbitrary<ImportOutcome> failed =
                Combinators.combine(errorCodes(), texts()).as(ImportOutcome.Failed::new);
        Arbitrary<SourceResult> results = Combinators.combine(tagImports(), Arbitraries.oneOf(resolved, failed))
                .as(SourceResult::new);
        return Combinators.combine(
                        streams(),
                        uuids().injectNull(0.3),
                        attributions(),
                        results.list().ofMaxSize(3))
                .as(DigestResolved::new);
    }

    private static Arbitrary<ImageChanged> imagesChanged() {
        Arbitrary<ImageChanged.Pointer> pointers = Combinators.combine(
                        sizes(),
                        texts(),
                        digests().injectNull(0.3),
                        texts().injectNull(0.3),
                        platforms().list().ofMaxSize(2),
                        Arbitraries.of(ReferencePolicy.class).injectNull(0.5),
                        labels(),
                        labels())
                .as(ImageChanged.Pointer::new);
        return Combinators.combine(
                        streams(),
                        tags(),
                        sizes(),
                        pointers.injectNull(0.3),
                        pointers.injectNull(0.3),
                        Combinators.combine(attributions(), times()).as(Map::entry),
                        labels(),
                        uuids().list().ofMaxSize(2))
                .as((stream, tag, version, current, previous, said, labels, causes) -> new ImageChanged(
                        stream, tag, version, current, previous, said.getKey(), said.getValue(), labels, causes));
    }

    private static Arbitrary<CurrentTag> currentTags() {
        Arbitrary<CurrentTag.Entry> entries = Combinators.combine(
                        sizes(),
                        texts(),
                        digests().injectNull(0.3),
                        times(),
                        attributions(),
                        tagNames().injectNull(0.7))
                .as(CurrentTag.Entry::new);
        Arbitrary<CurrentTag.Hold> holds = Combinators.combine(
                        times().injectNull(0.5),
                        texts().injectNull(0.5),
                        texts().injectNull(0.2),
                        times().injectNull(0.2))
                .as(CurrentTag.Hold::new);
        Arbitrary<TagSource> sources = Arbitraries.oneOf(
                texts().map(TagSource.DockerImage::new),
                Combinators.combine(texts().injectNull(0.5), texts()).as(TagSource.ImageStreamTag::new),
                Combinators.combine(texts().injectNull(0.5), texts()).as(TagSource.ImageStreamImage::new));
        return Combinators.combine(
                        streams(),
                        tags(),
                        uuids(),
                        sizes(),
                        entries,
                        sources.injectNull(0.3),
                        holds.injectNull(0.5),
                        entries.injectNull(0.5))
                .as(CurrentTag::new);
    }

    private static Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(2);
    }

    private static Arbitrary<TriggerFired> triggersFired() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        imagesChanged().injectNull(0.2),
                        Arbitraries.longs().injectNull(0.5),
                        uuids().list().ofMaxSize(2),
                        texts().injectNull(0.5),
                        Arbitraries.maps(texts(), texts().map(Object.class::cast))
                                .ofMaxSize(2))
                .as(TriggerFired::new);
    }

    private static Arbitrary<DeliveryDeadLetter> deadLetters() {
        return Combinators.combine(uuids(), texts(), Arbitraries.integers().greaterOrEqual(0), texts(), imagesChanged())
                .as(DeliveryDeadLetter::new);
    }

    private static Arbitrary<EndpointDisabled> endpointsDisabled() {
        return Combinators.combine(uuids(), texts(), texts(), times().injectNull(0.3), times())
                .as(EndpointDisabled::new);
    }

    private static Arbitrary<TagImport> tagImports() {
        return Combinators.combine(
                        tags().injectNull(0.2),
                        sizes().injectNull(0.2),
                        texts(),
                        importPolicies(),
                        Arbitraries.of(ReferencePolicy.class),
                        platforms().injectNull(0.5),
                        Arbitraries.of("semver:^1.2", "number", "pushed")
                                .map(order -> new FollowPolicy(FollowOrder.parse(order), null, Duration.ofHours(3)))
                                .injectNull(0.5))
                .as(TagImport::new);
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }
}
