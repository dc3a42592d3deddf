package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.image.convert.ImportConverter;
import dev.imagestreams.gateway.image.convert.ImportConverter.Wanted;
import dev.imagestreams.gateway.image.convert.ImportDefaults;
import dev.imagestreams.gateway.image.convert.Timestamps;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStreamImport;
import io.fabric8.openshift.api.model.ImageStreamImportStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code imagestreamimports}: asks registries while the client waits. A failed image is an answer, not an error; what is
 * wrong with the request or the stream is one.
 */
@Singleton
class ImageStreamImportStore implements Creatable<ImageStreamImport> {

    private final ImageImports imports;
    private final ImportResults results;
    private final AllowedSources allowed;
    private final ImageStreamConverter converter;

    ImageStreamImportStore(
            ImageImports imports, ImportResults results, AllowedSources allowed, ImageStreamConverter converter) {
        this.imports = imports;
        this.results = results;
        this.allowed = allowed;
        this.converter = converter;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_IMPORTS;
    }

    @Override
    public Class<ImageStreamImport> type() {
        return ImageStreamImport.class;
    }

    @Override
    public ImageStreamImport create(ObjectKey target, ImageStreamImport asked, WriteOptions options) {
        ObjectMeta metadata = asked.getMetadata();
        StreamKey key = new StreamKey(target.namespace(), metadata.getName());
        allowed.check(ImportConverter.toModel(asked, null));
        Optional<ImageStream> stream = imports.target(key, metadata);
        Wanted wanted = ImportConverter.toModel(asked, stream.orElse(null));
        ImportDefaults.fillIn(asked, wanted);
        boolean publish = Boolean.TRUE.equals(asked.getSpec().getImport()) && !options.dryRun();
        ImportAnswer answer = imports.run(key, stream, publish, wanted, ImportResults.wantsManifests(asked.getSpec()));

        ImageStreamImportStatus status = new ImageStreamImportStatus();
        if (answer.event() != null) {
            status.setImport(converter.embedded(imports.applied(key, answer.event())));
        }
        results.tell(answer, asked.getSpec(), publish, status);
        asked.setMetadata(answered(metadata, key.namespace()));
        asked.setStatus(status);
        return asked;
    }

    private static ObjectMeta answered(ObjectMeta asked, String namespace) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(asked.getName());
        metadata.setNamespace(namespace);
        metadata.setUid(UUID.randomUUID().toString());
        metadata.setResourceVersion(asked.getResourceVersion());
        metadata.setCreationTimestamp(Timestamps.text(Instant.now()));
        return metadata;
    }
}
