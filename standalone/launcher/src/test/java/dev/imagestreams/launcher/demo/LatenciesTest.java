package dev.imagestreams.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreValuesThatWereMeasured() {
        Latencies latencies = new Latencies();
        LongStream.rangeClosed(1, 100)
                .map(i -> 101 - i)
                .mapToObj(Duration::ofMillis)
                .forEach(latencies::add);

        assertThat(latencies.percentile(0.5)).hasMillis(50);
        assertThat(latencies.percentile(0.99)).hasMillis(99);
        assertThat(latencies.longest()).hasMillis(100);
        assertThat(latencies).hasToString("p50 50 ms   p99 99 ms   max 100 ms   (100 moves)");
    }

    @Test
    void ofFewTheHighestPercentileIsTheSlowest() {
        Latencies latencies = new Latencies();
        latencies.add(Duration.ofMillis(7));
        latencies.add(Duration.ofMillis(3));

        assertThat(latencies.percentile(0.99)).hasMillis(7);
        assertThat(latencies.percentile(0.5)).hasMillis(3);
    }

    @Test
    void nothingMeasuredIsNotZero() {
        assertThatThrownBy(() -> new Latencies().percentile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
