package dev.imagestreams.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.LabelSelector;
import dev.imagestreams.model.api.Change;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest(name = "{0}: {1} -> {2} is told as {3}")
    @CsvSource({
        "ADDED, none, web, ADDED",
        "ADDED, none, db, nothing",
        "MODIFIED, web, web, MODIFIED",
        "MODIFIED, db, web, ADDED",
        "MODIFIED, web, db, DELETED",
        "MODIFIED, db, db, nothing",
        "MODIFIED, unknown, web, MODIFIED",
        "MODIFIED, unknown, db, DELETED",
        "DELETED, web, web, DELETED",
        "DELETED, db, db, nothing"
    })
    void aChangeIsToldAsWhatItIsToTheOneWhoSelects(Change.Type type, String before, String now, String told) {
        Map<String, String> known =
                switch (before) {
                    case "unknown" -> null;
                    case "none" -> Map.of();
                    default -> Map.of("tier", before);
                };

        assertThat(selecting("tier=web", "")
                        .toldAs(entry(type, known, now))
                        .map(Enum::name)
                        .orElse("nothing"))
                .isEqualTo(told);
    }

    @Test
    void whatAnotherNameHasConcernsNobodyEvenIfItsLabelsAreUnknown() {
        assertThat(selecting("", "metadata.name=other").toldAs(entry(Change.Type.MODIFIED, null, "web")))
                .isEmpty();
        assertThat(selecting("tier=db", "metadata.name=other").toldAs(entry(Change.Type.MODIFIED, null, "web")))
                .isEmpty();
    }

    private static Selection selecting(String labels, String fields) {
        return new Selection("", LabelSelector.parse(labels), FieldSelector.parse(fields), object -> true);
    }

    private static FeedEntry entry(Change.Type type, @Nullable Map<String, String> before, String now) {
        ImageStream stream = new ImageStreamBuilder()
                .withNewMetadata()
                .withNamespace("demo")
                .withName("app")
                .withLabels(Map.of("tier", now))
                .endMetadata()
                .build();
        return new FeedEntry(new ObjectChange(7, type, ApiResources.IMAGE_STREAMS, stream), before);
    }
}
