package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.ImageStreamImage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code oc get isimage}. */
@Singleton
class ImageStreamImageTable extends TableFormat<ImageStreamImage> {

    ImageStreamImageTable() {
        super(
                ImageStreamImage.class,
                Column.NAME,
                Column.text("Updated", "Last update time."),
                Column.wide(
                        "Image Reference", "DockerImageReference is the string that can be used to pull this image."),
                Column.wide("Image Name", "Image associated with the ImageStream and image name."));
    }

    @Override
    protected List<Object> cells(ImageStreamImage image, Instant now) {
        String created = image.getMetadata().getCreationTimestamp();
        return List.of(
                image.getMetadata().getName(),
                created == null ? "" : Elapsed.ago(Instant.parse(created), now),
                image.getImage().getDockerImageReference(),
                image.getImage().getMetadata().getName());
    }
}
