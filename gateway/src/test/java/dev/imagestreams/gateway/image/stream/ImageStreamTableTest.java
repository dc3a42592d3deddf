package dev.imagestreams.gateway.image.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.accept.PartialObjectMetadata;
import dev.imagestreams.gateway.api.table.Table;
import dev.imagestreams.gateway.api.table.Table.Row;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.testing.Examples;
import dev.imagestreams.gateway.testing.Golden;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.openshift.api.model.ImageStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageStreamTableTest {

    private final ImageStreamTable format = new ImageStreamTable();

    @Test
    void theTableLooksAsOpenShiftWritesIt() {
        ImageStream stream = new ImageStreamConverter(Examples.HOSTS).whole(Examples.stream());
        ListMeta metadata = new ListMeta();
        metadata.setResourceVersion("841");

        Row row = new Row(
                format.cells(stream, Instant.parse("2026-11-21T04:17:20.5Z")),
                new PartialObjectMetadata("v1", stream.getMetadata()));
        JsonNode table = Golden.written(new Table("v1", metadata, format.columns(), List.of(row)));

        assertThat(table).isEqualTo(Golden.json("table-imagestreams.json"));
    }

    @Test
    void aStreamWithoutHistoryHasEmptyCells() {
        ImageStream stream = new ImageStreamConverter(Examples.HOSTS).whole(Examples.empty());

        assertThat(format.cells(stream, Instant.now()))
                .containsExactly("app", "registry.peer.example:5001/demo/app", "", "");
    }
}
