package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.client.NamedCauses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImportConverter.Wanted;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.Verb;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * An import with somebody waiting: import-service asks the registries and publishes what they said; then tag-service is
 * asked until that has arrived in the history. The result takes the same way as that of every other import.
 */
@ApplicationScoped
class ImageImports {

    private static final Logger LOG = Logger.getLogger(ImageImports.class);

    /** One question to tag-service; shorter than any timeout of the connection. */
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private final ImportService imports;
    private final TagService tags;
    private final CurrentUser user;
    private final NamedCauses causes;
    private final Duration longestWait;

    ImageImports(
            @RestClient ImportService imports,
            @RestClient TagService tags,
            CurrentUser user,
            NamedCauses causes,
            ImportConfig config) {
        this.imports = imports;
        this.tags = tags;
        this.user = user;
        this.causes = causes;
        this.longestWait = config.longestWait();
    }

    /** The stream an import is for, if it exists and is the one the caller has seen. */
    Optional<ImageStream> target(StreamKey key, ObjectMeta seen) {
        boolean seenBefore = isSet(seen.getResourceVersion()) || isSet(seen.getUid());
        Optional<ImageStream> stream = find(key);
        if (stream.isEmpty() && seenBefore) {
            throw notFound(key);
        }
        stream.ifPresent(present -> {
            String version = Long.toString(present.resourceVersion());
            if (isSet(seen.getResourceVersion()) && !seen.getResourceVersion().equals(version)) {
                throw new StatusException(Statuses.conflict(
                        ApiResources.IMAGE_GROUP,
                        "imagestream",
                        key.name(),
                        "the image stream was updated from \"" + seen.getResourceVersion() + "\" to \"" + version
                                + '"'));
            }
            if (isSet(seen.getUid()) && !seen.getUid().equals(present.uid().toString())) {
                throw new StatusException(Statuses.notFound(ApiResources.IMAGE_GROUP, "imagestream", key.name()));
            }
        });
        return stream;
    }

    /**
     * Asks the registries.
     *
     * @param publish whether to put the answers into the stream, and not only look
     * @param manifests whether to bring the manifests themselves
     */
    ImportAnswer run(StreamKey key, Optional<ImageStream> stream, boolean publish, Wanted wanted, boolean manifests) {
        UUID uid = stream.map(ImageStream::uid).orElse(null);
        Attribution by = new Attribution(user.get().name(), Cause.IMPORT, Verb.CREATE, causes.get());
        return imports.run(new ImportCommand(key, uid, by, publish, wanted.images(), wanted.repository(), manifests));
    }

    /** Waits until the event is in the history, and gives the stream then. */
    ImageStream applied(StreamKey key, UUID event) {
        long deadline = System.nanoTime() + longestWait.toNanos();
        for (Duration left = longestWait; left.toMillis() > 0; left = until(deadline)) {
            Optional<ImportReceipt> receipt = receipt(event, left.compareTo(QUESTION) < 0 ? left : QUESTION);
            if (receipt.isPresent()) {
                if (receipt.get().rejected() != null) {
                    throw rejected(key, receipt.get().rejected());
                }
                return find(key).orElseThrow(() -> notFound(key));
            }
        }
        LOG.warnf("import not applied in time stream=%s event=%s", key, event);
        throw new ImageStreamException(
                ErrorCode.TIMEOUT,
                "the import of \"" + key.name() + "\" is still under way; its result will appear in the image stream");
    }

    private Optional<ImportReceipt> receipt(UUID event, Duration wait) {
        try {
            return Optional.of(tags.receipt(event, wait));
        } catch (ImageStreamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<ImageStream> find(StreamKey key) {
        try {
            return Optional.of(tags.get(key.namespace(), key.name()));
        } catch (ImageStreamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The stream as a whole would have broken a rule: told as if it had been written. */
    private static RuntimeException rejected(StreamKey key, Problem why) {
        return why.code() == ErrorCode.INVALID
                ? new StatusException(Statuses.invalid(ApiResources.IMAGE_STREAMS, key.name(), why.causes()))
                : why.toException();
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static boolean isSet(String text) {
        return text != null && !text.isEmpty();
    }

    private static StatusException notFound(StreamKey key) {
        return new StatusException(Statuses.notFound(ApiResources.IMAGE_STREAM_IMPORTS, key.name()));
    }
}
