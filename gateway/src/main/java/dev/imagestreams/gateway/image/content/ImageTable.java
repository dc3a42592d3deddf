package dev.imagestreams.gateway.image.content;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.Image;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code oc get image}. */
@Singleton
class ImageTable extends TableFormat<Image> {

    ImageTable() {
        super(
                Image.class,
                Column.NAME,
                Column.text(
                        "Image Reference", "DockerImageReference is the string that can be used to pull this image."));
    }

    @Override
    protected List<Object> cells(Image image, Instant now) {
        return List.of(image.getMetadata().getName(), image.getDockerImageReference());
    }
}
