package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.TagSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final String HELLO = "127.0.0.1:5000/peer/hello:";
    private static final NamespaceLimits TWO = new NamespaceLimits(2L, 2L, 100L, null, null);

    @Test
    void aThirdReferenceIsRefusedInOpenShiftsWords() {
        StreamState stream = put(limited(), absent(), external("v1", HELLO + "v1"));
        StreamState same = put(limited(), stream, external("a", HELLO + "v1"));
        StreamState full = put(limited(), same, external("b", HELLO + "v2"));

        assertThatThrownBy(() -> put(limited(), full, external("c", HELLO + "v3")))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                .hasMessage(
                        "[]: Internal error: ImageStream.image.openshift.io \"app\" is forbidden: requested usage of"
                                + " openshift.io/image-tags exceeds the maximum limit per openshift.io/ImageStream (3 > 2)");
    }

    @Test
    void anImportIsToldEverythingItExceeds() {
        List<SourceResult> results = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            results.add(resolved("v" + i, null, HELLO + "v" + i, "image-" + Math.min(i, 3)));
        }
        StreamState wanted = new ImportRules(IMPORTER, NOW).apply(absent(), results);

        assertThatThrownBy(() -> new Admission(limited()).require(absent(), wanted))
                .hasMessage(
                        "[]: Internal error: ImageStream.image.openshift.io \"app\" is forbidden: [requested usage of"
                                + " openshift.io/images exceeds the maximum limit per openshift.io/ImageStream (3 > 2), requested"
                                + " usage of openshift.io/image-tags exceeds the maximum limit per openshift.io/ImageStream"
                                + " (4 > 2)]");
    }

    @Test
    void whatAnEarlierImportOfTheSameBatchAddedCounts() {
        StreamState stored = absent();
        StreamState first = apply(stored, "one");
        StreamState second = apply(first, "two");
        StreamState third = apply(second, "three");

        assertThatCode(() -> new Admission(limited(stored)).require(first, second))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Admission(limited(stored)).require(second, third))
                .hasMessageContaining(
                        "openshift.io/images exceeds the maximum limit per openshift.io/ImageStream (3 > 2)");
    }

    @Property(tries = 200)
    void whateverAStreamHasGrownToItMayShrinkAndStay(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> there,
            @ForAll @Size(max = 8) List<@IntRange(max = 7) Integer> removed) {
        StreamState large = absent().withGeneration(1);
        for (int number : there) {
            large = put(surroundings(large), large, external("t" + number, HELLO + number));
        }
        List<TagSpec> fewer = new ArrayList<>(large.spec().values());
        removed.stream().filter(index -> index < fewer.size()).forEach(index -> fewer.remove((int) index));
        StreamState before = large;

        assertThatCode(() -> new SpecRules(limited(before), ALICE, NOW).replace(before, true, null, fewer))
                .doesNotThrowAnyException();
    }

    @Test
    void aRegistryThatIsNotAllowedIsToldWhereItIsWritten() {
        Surroundings here = allowing("quay.io");
        TagSpec hub = external("a", "docker.io/library/busybox:latest");
        String text = "from.name: Forbidden: registry \"docker.io\" not allowed by whitelist: \"quay.io:443\"";

        assertThatThrownBy(() -> put(here, absent(), hub)).hasMessage("tag." + text);
        assertThatThrownBy(() -> new SpecRules(here, ALICE, NOW).replace(absent(), false, null, List.of(hub)))
                .hasMessage("spec.tags[a]." + text);
    }

    @Test
    void whatAStreamRefersToStaysAllowed() {
        StreamState stream = put(surroundings(), absent(), external("a", "docker.io/library/busybox:1"));

        StreamState more = put(allowing("quay.io"), stream, external("b", "docker.io/library/busybox:2"));

        assertThat(more.specOf(tag("b"))).isPresent();
        assertThatThrownBy(() -> put(allowing("quay.io"), stream, external("b", "docker.io/library/alpine:2")))
                .hasMessageContaining("not allowed by whitelist");
    }

    @Test
    void anInsecureTagMayUseTheOtherPort() {
        TagSpec secure = external("a", "registry.example/team/app:1");
        TagSpec insecure = secure.withImportPolicy(new ImportPolicy(true, false, null));

        assertThatThrownBy(() -> put(allowing("http://registry.example"), absent(), secure))
                .hasMessageContaining("not allowed by whitelist: \"registry.example:80\"");
        assertThat(put(allowing("http://registry.example"), absent(), insecure).spec())
                .hasSize(1);
    }

    @Test
    void whatIsPutIntoTheStatusMustComeFromAnAllowedRegistryToo() {
        StreamState stream = put(surroundings(), absent(), external("a", "quay.io/team/app:1"));

        assertThatThrownBy(() -> new MappingRules(allowing("quay.io"), ALICE, NOW)
                        .map(
                                stream,
                                tag("b"),
                                "evil.example/app@" + image("x").digest(),
                                image("x").digest()))
                .hasMessageStartingWith(
                        "status.tags[b].items[0].dockerImageReference: Forbidden: registry \"evil.example\"");
    }

    @Test
    void quotaAndSizeAreRefusedAsForbidden() {
        NamespaceLimits limits = new NamespaceLimits(null, null, 99L, 1L, "isq");

        assertThatThrownBy(() -> StreamQuota.admitStream(limits, 1))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .hasMessage("exceeded quota: isq, requested: openshift.io/imagestreams=1, used:"
                        + " openshift.io/imagestreams=1, limited: openshift.io/imagestreams=1");
        assertThatThrownBy(() -> StreamQuota.admitImage(limits, image("large")))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .hasMessage("requested usage of storage exceeds the maximum limit per openshift.io/Image (100 > 99)");
        assertThatCode(() -> StreamQuota.admitStream(limits, 0)).doesNotThrowAnyException();
        assertThatCode(() -> StreamQuota.admitImage(TWO, image("fits"))).doesNotThrowAnyException();
    }

    private static StreamState apply(StreamState stream, String content) {
        return new ImportRules(IMPORTER, NOW).apply(stream, List.of(resolved("a", null, HELLO + "v1", content)));
    }

    private static StreamState put(Surroundings surroundings, StreamState stream, TagSpec tag) {
        return new SpecRules(surroundings, ALICE, NOW).put(stream, tag);
    }

    private static Surroundings limited(StreamState... known) {
        return new Surroundings(KnownStreams.of(known), AllowedRegistries.ALL, InternalRegistry.NONE, TWO);
    }

    private static Surroundings allowing(String... registries) {
        return new Surroundings(
                KnownStreams.of(),
                AllowedRegistries.of(List.of(registries), Optional.empty()),
                InternalRegistry.NONE,
                NamespaceLimits.NONE);
    }
}
