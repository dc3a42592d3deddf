package dev.imagestreams.imports.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.follow.TagPicker;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.RememberedSightings;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.resolve.ShelfSource;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private static final TagImport SOURCE =
            new TagImport(null, null, "app:1", ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null);

    private final ShelfSource shelf = new ShelfSource();
    private final ChangeDetector detector = new ChangeDetector(
            new FollowingResolver(
                    new TagPicker(new RememberedSightings(Instant.EPOCH), Clock.systemUTC()),
                    new ImageResolver(Clock.systemUTC())),
            shelf);

    @Test
    void asksOnceAndFetchesNothingWhileNothingChanges() {
        Digest list = shelf.putIndex(List.of(shelf.putImage("{}")), List.of("linux/amd64"));
        shelf.tag("1", list);

        Optional<Resolution> change = detector.change(SOURCE, list);

        assertThat(change).isEmpty();
        assertThat(shelf.asked()).containsExactly("HEAD 1");
    }

    @Test
    void fetchesWhatIsNew() {
        Digest before = shelf.putImage("{}");
        Digest now = shelf.putImage("{\"author\":\"ann\"}");
        shelf.tag("1", now);

        Optional<Resolution> change = detector.change(SOURCE, before);

        assertThat(change).get().isInstanceOfSatisfying(Resolution.Success.class, success -> assertThat(
                        success.source())
                .isEqualTo(now));
    }

    @Test
    void fetchesAtOnceWhatWasNeverTold() {
        shelf.tag("1", shelf.putImage("{}"));

        Optional<Resolution> change = detector.change(SOURCE, null);

        assertThat(change).isPresent();
        assertThat(shelf.asked()).doesNotContain("HEAD 1");
    }

    @Test
    void tellsAFailureWithoutTryingMore() {
        shelf.failWith(Kind.UNAVAILABLE);

        Optional<Resolution> change = detector.change(SOURCE, Digest.sha256(new byte[0]));

        assertThat(change).get().isInstanceOf(Resolution.Failure.class);
        assertThat(shelf.asked()).containsExactly("HEAD 1");
    }

    @Test
    void asksNobodyAboutADigest() {
        Digest digest = shelf.putImage("{}");
        TagImport pinned =
                new TagImport(null, null, "app@" + digest, ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null);

        assertThat(detector.change(pinned, digest)).isEmpty();
        assertThat(shelf.asked()).isEmpty();
    }
}
