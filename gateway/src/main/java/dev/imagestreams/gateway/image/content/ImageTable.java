package dev.imagestreams.gateway.image.content;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.Image;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code oc get image}. */
@Singleton
class ImageTable implements TableFormat<Image> {

    private static final List<Column> COLUMNS = List.of(
            Column.NAME,
            Column.text("Image Reference", "DockerImageReference is the string that can be used to pull this image."));

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<Object> cells(Image image, Instant now) {
        return List.of(image.getMetadata().getName(), image.getDockerImageReference());
    }
}
