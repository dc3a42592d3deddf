package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.ImageStreamTag;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code oc get istag}. */
@Singleton
class ImageStreamTagTable extends TableFormat<ImageStreamTag> {

    ImageStreamTagTable() {
        super(
                ImageStreamTag.class,
                Column.NAME,
                Column.text(
                        "Image Reference", "DockerImageReference is the string that can be used to pull this image."),
                Column.text("Updated", "Last update time."),
                Column.wide("Image Name", "image associated with the ImageStream and tag."));
    }

    @Override
    protected List<Object> cells(ImageStreamTag tag, Instant now) {
        return List.of(
                tag.getMetadata().getName(),
                Objects.requireNonNullElse(tag.getImage().getDockerImageReference(), ""),
                Elapsed.ago(Instant.parse(tag.getMetadata().getCreationTimestamp()), now),
                Objects.requireNonNullElse(tag.getImage().getMetadata().getName(), ""));
    }
}
