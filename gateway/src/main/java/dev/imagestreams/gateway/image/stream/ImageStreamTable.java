package dev.imagestreams.gateway.image.stream;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.NamedTagEventList;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code oc get is}. */
@Singleton
class ImageStreamTable extends TableFormat<ImageStream> {

    ImageStreamTable() {
        super(
                ImageStream.class,
                Column.NAME,
                Column.text(
                        "Image Repository",
                        "DockerImageRepository represents the effective location this stream may be accessed at. May be"
                                + " empty until the server determines where the repository is located"),
                Column.text("Tags", "Human readable list of tags."),
                Column.text("Updated", "Last update time."));
    }

    @Override
    protected List<Object> cells(ImageStream stream, Instant now) {
        List<NamedTagEventList> tags = newestFirst(stream);
        String updated = tags.stream()
                .findFirst()
                .flatMap(ImageStreamTable::updated)
                .map(at -> Elapsed.ago(at, now))
                .orElse("");
        List<String> names = tags.stream().map(NamedTagEventList::getTag).toList();
        return List.of(stream.getMetadata().getName(), repository(stream), TagSummary.of(names), updated);
    }

    private static String repository(ImageStream stream) {
        return Stream.of(
                        stream.getStatus().getPublicDockerImageRepository(),
                        stream.getSpec().getDockerImageRepository(),
                        stream.getStatus().getDockerImageRepository())
                .filter(Objects::nonNull)
                .filter(repository -> !repository.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<NamedTagEventList> newestFirst(ImageStream stream) {
        Comparator<NamedTagEventList> byTime =
                Comparator.comparing(tag -> updated(tag).orElse(Instant.MIN));
        return stream.getStatus().getTags().stream()
                .sorted(byTime.reversed().thenComparing(NamedTagEventList::getTag))
                .toList();
    }

    private static Optional<Instant> updated(NamedTagEventList tag) {
        return tag.getItems() == null || tag.getItems().isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.parse(tag.getItems().get(0).getCreated()));
    }
}
