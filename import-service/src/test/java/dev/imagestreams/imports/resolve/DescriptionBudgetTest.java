package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImportOutcome.Resolved;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionBudgetTest {

    private static final Image IMAGE = image();

    @Test
    void whatIsFoundCountsAsLongAsItIsTold() throws Exception {
        Resolved found = new Resolved(IMAGE.reference(), IMAGE, List.of(IMAGE));
        int length = ModelJson.mapper().writeValueAsBytes(found).length;

        assertThat(new DescriptionBudget(length).take(found)).isTrue();
        assertThat(new DescriptionBudget(length - 1).take(found)).isFalse();
    }

    @Test
    void whatHasNoRoomTakesNone() throws Exception {
        int length = ModelJson.mapper().writeValueAsBytes(IMAGE).length;
        DescriptionBudget budget = new DescriptionBudget(length + 1L);

        assertThat(budget.take(new Resolved(IMAGE.reference(), IMAGE, List.of(IMAGE))))
                .isFalse();
        assertThat(budget.take(IMAGE)).isTrue();
        assertThat(budget.take(IMAGE)).isFalse();
    }

    private static Image image() {
        Digest digest = Digest.parse("sha256:" + "a".repeat(64));
        ImageConfig config = new ImageConfig(
                digest, null, null, null, null, null, null, Platform.of("linux", "amd64"), null, null, 1);
        return new Image(digest, "r.example/app@" + digest, "m/t", List.of(), List.of(), config, null);
    }
}
