package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.gateway.image.convert.ImportConverter;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Image;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageImportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code status.images[]} of an import: per source the image, or the {@code Status} that says why there is none. */
@ApplicationScoped
class ImportResults {

    private final TagService tags;

    ImportResults(@RestClient TagService tags) {
        this.tags = tags;
    }

    /** @param stored whether the images were put into the stream; then they are shown as they are stored there */
    List<ImageImportStatus> of(ImportAnswer answer, boolean stored) {
        return answer.results().stream().map(result -> one(result, stored)).toList();
    }

    private ImageImportStatus one(SourceResult result, boolean stored) {
        String from = result.source().from();
        ImageImportStatus status = new ImageImportStatus();
        status.setTag(ImportConverter.pulledTag(from));
        if (result.result() instanceof ImportOutcome.Resolved resolved) {
            status.setStatus(embedded(Statuses.success()));
            status.setImage(show(resolved.image(), stored));
            status.setManifests(resolved.children().stream()
                    .map(child -> show(child, stored))
                    .toList());
        } else if (result.result() instanceof ImportOutcome.Failed failed) {
            status.setStatus(embedded(failure(failed, from)));
        }
        return status;
    }

    /** Inside another object kind and version are left out. */
    private static Status embedded(Status status) {
        status.setApiVersion(null);
        status.setKind(null);
        return status;
    }

    private static Status failure(ImportOutcome.Failed failed, String from) {
        if (failed.code() != ErrorCode.NOT_FOUND) {
            return Statuses.plain(failed.code(), failed.message());
        }
        Status status = Statuses.notFound(ApiResources.IMAGE_GROUP, "dockerimage", from);
        status.setMessage(failed.message());
        return status;
    }

    /** The first writer's copy of an image stays; a source without a target tag is not stored at all. */
    private io.fabric8.openshift.api.model.Image show(Image image, boolean stored) {
        return (stored ? find(image) : Optional.<StoredImage>empty())
                .map(found -> ImageConverter.embedded(found, Map.of()))
                .orElseGet(() -> ImageConverter.unstored(image));
    }

    private Optional<StoredImage> find(Image image) {
        try {
            return Optional.of(tags.image(image.digest().toString()));
        } catch (ImageStreamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
