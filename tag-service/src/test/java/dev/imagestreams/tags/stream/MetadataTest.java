package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Housekeeping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {

    @Test
    void onlyADeletionMarksAnObjectAsBeingDeleted() {
        Metadata wanted = finalizers("a").markedDeleted(NOW);

        assertThat(wanted.created().isBeingDeleted()).isFalse();
        assertThat(finalizers("a").replacedBy(wanted).isBeingDeleted()).isFalse();
        assertThat(wanted.replacedBy(finalizers("a")).isBeingDeleted()).isTrue();
    }

    @Test
    void aSecondDeletionKeepsTheTimeOfTheFirst() {
        Metadata marked = finalizers("a").markedDeleted(NOW);

        assertThat(marked.markedDeleted(NOW.plusSeconds(60))).isEqualTo(marked);
    }

    @Test
    void finalizersMayGoButNotComeWhileAnObjectIsBeingDeleted() {
        Metadata marked = finalizers("a", "b").markedDeleted(NOW);

        assertThat(marked.replacedBy(finalizers("b")).isHeld()).isTrue();
        assertThat(marked.replacedBy(finalizers()).isHeld()).isFalse();
        assertThatThrownBy(() -> marked.replacedBy(finalizers("a", "x", "y")))
                .isInstanceOf(ImageStreamException.class)
                .hasMessage("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                        + " deleted, found new finalizers []string{\"x\", \"y\"}");
        assertThat(finalizers().replacedBy(finalizers("x")).isHeld()).isTrue();
    }

    private static Metadata finalizers(String... names) {
        return new Metadata(Map.of(), Map.of(), new Housekeeping(null, List.of(names), List.of(), List.of(), null));
    }
}
