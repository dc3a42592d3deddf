package dev.imagestreams.imports.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryLabelsTest {

    @Test
    void boundsTheNumberOfLabels() {
        RegistryLabels labels = new RegistryLabels();
        IntStream.range(0, RegistryLabels.LIMIT).forEach(i -> labels.of("r" + i + ".example"));

        assertThat(labels.of("one-too-many.example")).isEqualTo(RegistryLabels.OTHER);
        assertThat(labels.of("r7.example")).isEqualTo("r7.example");
    }
}
