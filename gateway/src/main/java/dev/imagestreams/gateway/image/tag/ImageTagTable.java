package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.ImageTag;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** {@code oc get imagetag}. */
@Singleton
class ImageTagTable extends TableFormat<ImageTag> {

    ImageTagTable() {
        super(
                ImageTag.class,
                Column.NAME,
                Column.text(
                        "Spec",
                        "spec is the spec tag associated with this image stream tag, and it may be null if only pushes have"
                                + " occurred to this image stream."),
                Column.text(
                        "Status",
                        "status is the status tag details associated with this image stream tag, and it may be null if no"
                                + " push or import has been performed."),
                new Column("History", "number", "", "Number of history entries", 0),
                Column.text("Updated", "Last updated at"));
    }

    @Override
    protected List<Object> cells(ImageTag tag, Instant now) {
        ImageTagState state = new ImageTagState(tag);
        int entries = state.history().size();
        // Lists that take a null: no history is no number.
        return Arrays.asList(
                tag.getMetadata().getName(),
                state.origin(),
                state.outcome(),
                entries == 0 ? null : entries,
                state.updated().map(at -> Elapsed.ago(at, now)).orElse(""));
    }
}
