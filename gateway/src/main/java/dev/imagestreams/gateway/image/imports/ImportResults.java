package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.client.ImageService;
import dev.imagestreams.gateway.image.convert.ImportConverter;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import io.fabric8.openshift.api.model.ImageImportSpec;
import io.fabric8.openshift.api.model.ImageImportStatus;
import io.fabric8.openshift.api.model.ImageStreamImportSpec;
import io.fabric8.openshift.api.model.ImageStreamImportStatus;
import io.fabric8.openshift.api.model.RepositoryImportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * {@code status.images[]} and {@code status.repository} of an import: per source the image, or the {@code Status} that says
 * why there is none. Images that were stored are shown as they are stored: the first writer's copy stays.
 */
@ApplicationScoped
class ImportResults {

    private final ImageService imageService;

    ImportResults(@RestClient ImageService imageService) {
        this.imageService = imageService;
    }

    static boolean wantsManifests(ImageStreamImportSpec asked) {
        return orEmpty(asked.getImages()).stream().anyMatch(image -> isTrue(image.getIncludeManifest()))
                || asked.getRepository() != null && isTrue(asked.getRepository().getIncludeManifest());
    }

    /** @param stored whether the images were put into the stream */
    void tell(ImportAnswer answer, ImageStreamImportSpec asked, boolean stored, ImageStreamImportStatus status) {
        Shown shown = new Shown(stored ? find(answer) : Map.of(), answer.manifests());
        List<ImageImportSpec> specs = orEmpty(asked.getImages());
        List<ImageImportStatus> images = new ArrayList<>();
        for (int i = 0; i < answer.results().size(); i++) {
            boolean manifest = i < specs.size() && isTrue(specs.get(i).getIncludeManifest());
            images.add(one(answer.results().get(i), shown, manifest));
        }
        status.setImages(images);
        if (answer.repository() != null) {
            boolean manifest = isTrue(asked.getRepository().getIncludeManifest());
            status.setRepository(repository(answer.repository(), shown, manifest));
        }
    }

    private static RepositoryImportStatus repository(
            ImportAnswer.Repository repository, Shown shown, boolean manifest) {
        RepositoryImportStatus status = new RepositoryImportStatus();
        status.setStatus(ImportStatuses.of(repository));
        status.setImages(repository.results().stream()
                .map(result -> one(result, shown, manifest))
                .toList());
        status.setAdditionalTags(repository.additionalTags());
        return status;
    }

    private static ImageImportStatus one(SourceResult result, Shown shown, boolean manifest) {
        ImageImportStatus status = new ImageImportStatus();
        status.setTag(ImportConverter.pulledTag(result.source().from()));
        if (result.result() instanceof ImportOutcome.Resolved resolved) {
            status.setStatus(ImportStatuses.success());
            status.setImage(shown.image(resolved.image(), manifest));
            status.setManifests(resolved.children().stream()
                    .map(child -> shown.image(child, manifest))
                    .toList());
        } else if (result.result() instanceof ImportOutcome.Failed failed) {
            status.setStatus(ImportStatuses.of(failed));
        }
        return status;
    }

    /** All images of the answer in one question. */
    private Map<Digest, StoredImage> find(ImportAnswer answer) {
        Stream<SourceResult> ofTheRepository =
                answer.repository() == null ? Stream.empty() : answer.repository().results().stream();
        Set<Digest> digests = Stream.concat(answer.results().stream(), ofTheRepository)
                .flatMap(ImportResults::images)
                .map(Image::digest)
                .collect(Collectors.toSet());
        return digests.isEmpty()
                ? Map.of()
                : imageService.find(digests).stream()
                        .collect(Collectors.toMap(StoredImage::digest, Function.identity()));
    }

    private static Stream<Image> images(SourceResult result) {
        return result.result() instanceof ImportOutcome.Resolved resolved
                ? Stream.concat(Stream.of(resolved.image()), resolved.children().stream())
                : Stream.empty();
    }

    private static boolean isTrue(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
