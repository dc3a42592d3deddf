package dev.imagestreams.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.model.api.Change;
import io.fabric8.openshift.api.model.ImageStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WindowTest {

    @Property(tries = 200)
    void aReaderSeesEverythingAfterItsVersionOrThatItHasMissedSomething(
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @IntRange(min = 0, max = 60) int changes,
            @ForAll @IntRange(min = 0, max = 60) int from) {
        Window window = new Window(capacity, Long.MAX_VALUE, 0);
        for (int version = 1; version <= changes; version++) {
            window.add(entry(version), 1);
            window.advance(version);
        }

        long version = from;
        int read = 0;
        while (window.after(version).isPresent()) {
            version = window.after(version).get().change().version();
            read++;
        }

        assertThat(window.size()).isLessThanOrEqualTo(capacity);
        if (from >= window.floor()) {
            assertThat(read).isEqualTo(Math.max(0, changes - from));
        } else {
            assertThat(changes - from).isGreaterThan(capacity);
        }
    }

    @Property(tries = 50)
    void bytesAreBoundedButTheNewestChangeIsAlwaysKept(@ForAll @IntRange(min = 1, max = 500) int weight) {
        Window window = new Window(1000, 100, 0);
        for (int version = 1; version <= 50; version++) {
            window.add(entry(version), weight);
        }

        assertThat(window.bytes()).isLessThanOrEqualTo(Math.max(100, weight));
        assertThat(window.after(49)).isPresent();
    }

    private static FeedEntry entry(long version) {
        return new FeedEntry(
                new ObjectChange(version, Change.Type.ADDED, ApiResources.IMAGE_STREAMS, new ImageStream()), null);
    }
}
