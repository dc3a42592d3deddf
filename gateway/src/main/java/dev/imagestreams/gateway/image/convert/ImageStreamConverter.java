package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageLookupPolicy;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamSpec;
import io.fabric8.openshift.api.model.ImageStreamStatus;
import io.fabric8.openshift.api.model.NamedTagEventList;
import io.fabric8.openshift.api.model.TagEvent;
import io.fabric8.openshift.api.model.TagEventCondition;
import io.fabric8.openshift.api.model.TagReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams. What a client says about {@code status} is never looked at. */
public final class ImageStreamConverter {

    /** The condition of a tag that would point elsewhere if it were not held. */
    public static final String HELD = "Held";

    private final RegistryHosts hosts;

    public ImageStreamConverter(RegistryHosts hosts) {
        this.hosts = hosts;
    }

    /** An object of its own. */
    public ImageStream whole(dev.imagestreams.model.stream.ImageStream stream) {
        ImageStream whole = new ImageStream();
        whole.setMetadata(metadata(stream));
        whole.setSpec(spec(stream));
        whole.setStatus(status(stream));
        return whole;
    }

    /** Inside another object or a list, where kind and version are left out. */
    public ImageStream embedded(dev.imagestreams.model.stream.ImageStream stream) {
        ImageStream embedded = whole(stream);
        embedded.setApiVersion(null);
        embedded.setKind(null);
        return embedded;
    }

    /**
     * @param resourceVersion the version the write is for, or null for a creation
     * @throws ImageStreamException {@code INVALID} with every field that cannot be said in the shared words
     */
    public StreamDraft toDraft(ImageStream api, @Nullable Long resourceVersion) {
        ObjectMeta metadata = api.getMetadata() == null ? new ObjectMeta() : api.getMetadata();
        ImageStreamSpec spec = api.getSpec() == null ? new ImageStreamSpec() : api.getSpec();
        List<FieldError> errors = new ArrayList<>();
        List<TagSpec> tags = new ArrayList<>();
        List<TagReference> references = spec.getTags() == null ? List.of() : spec.getTags();
        for (TagReference tag : references) {
            if (tag == null) {
                errors.add(FieldError.required("spec.tags", "a tag must not be null"));
                continue;
            }
            TagReferenceConverter.toModel(tag, null, "spec.tags[" + tag.getName() + ']', errors)
                    .ifPresent(tags::add);
        }
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        boolean lookupLocal = spec.getLookupPolicy() != null
                && Boolean.TRUE.equals(spec.getLookupPolicy().getLocal());
        String repository = spec.getDockerImageRepository();
        return new StreamDraft(
                metadata.getUid(),
                resourceVersion,
                TextMaps.withoutNulls(metadata.getLabels()),
                TextMaps.withoutNulls(metadata.getAnnotations()),
                Metadata.housekeeping(metadata),
                lookupLocal,
                repository == null || repository.isEmpty() ? null : repository,
                tags);
    }

    static NamedTagEventList history(TagStatus tag) {
        NamedTagEventList api = new NamedTagEventList();
        api.setTag(tag.tag().value());
        api.setItems(
                tag.items().isEmpty()
                        ? null
                        : tag.items().stream().map(ImageStreamConverter::event).toList());
        api.setConditions(conditions(tag));
        return api;
    }

    /** OpenShift's condition of a failed import, and one of ours for what a hold lets wait; null where there is neither. */
    static @Nullable List<TagEventCondition> conditions(TagStatus tag) {
        List<TagEventCondition> conditions = new ArrayList<>();
        if (tag.failure() != null) {
            conditions.add(failure(tag.failure()));
        }
        if (tag.pending() != null) {
            conditions.add(held(tag.pending()));
        }
        return conditions.isEmpty() ? null : conditions;
    }

    private static TagEventCondition held(dev.imagestreams.model.stream.TagEvent pending) {
        TagEventCondition condition = new TagEventCondition();
        condition.setType(HELD);
        condition.setStatus("True");
        condition.setLastTransitionTime(Timestamps.text(pending.created()));
        condition.setReason("MovePending");
        condition.setMessage(pending.reference() + " waits until the tag is no longer held");
        condition.setGeneration(pending.generation());
        return condition;
    }

    private static TagEventCondition failure(TagCondition failure) {
        TagEventCondition condition = new TagEventCondition();
        condition.setType("ImportSuccess");
        condition.setStatus("False");
        condition.setLastTransitionTime(Timestamps.text(failure.lastTransitionTime()));
        condition.setReason(failure.reason().isEmpty() ? null : failure.reason());
        condition.setMessage(failure.message().isEmpty() ? null : failure.message());
        condition.setGeneration(failure.generation());
        return condition;
    }

    private static TagEvent event(dev.imagestreams.model.stream.TagEvent item) {
        TagEvent event = new TagEvent();
        event.setCreated(Timestamps.text(item.created()));
        event.setDockerImageReference(item.reference());
        event.setImage(item.image() == null ? "" : item.image().toString());
        event.setGeneration(item.generation());
        return event;
    }

    static ObjectMeta metadata(dev.imagestreams.model.stream.ImageStream stream) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(stream.key().name());
        metadata.setNamespace(stream.key().namespace());
        metadata.setUid(stream.uid().toString());
        metadata.setResourceVersion(Long.toString(stream.resourceVersion()));
        metadata.setGeneration(stream.generation());
        metadata.setCreationTimestamp(Timestamps.text(stream.created()));
        metadata.setLabels(stream.labels());
        metadata.setAnnotations(stream.annotations());
        Metadata.show(stream.housekeeping(), metadata);
        return metadata;
    }

    private static ImageStreamSpec spec(dev.imagestreams.model.stream.ImageStream stream) {
        ImageStreamSpec spec = new ImageStreamSpec();
        spec.setLookupPolicy(new ImageLookupPolicy(stream.lookupLocal()));
        spec.setDockerImageRepository(stream.dockerImageRepository());
        spec.setTags(
                stream.specTags().stream().map(TagReferenceConverter::toApi).toList());
        return spec;
    }

    private ImageStreamStatus status(dev.imagestreams.model.stream.ImageStream stream) {
        ImageStreamStatus status = new ImageStreamStatus();
        status.setDockerImageRepository(hosts.repositoryOf(stream));
        status.setPublicDockerImageRepository(hosts.publicRepositoryOf(stream).orElse(null));
        status.setTags(
                stream.statusTags().stream().map(ImageStreamConverter::history).toList());
        return status;
    }
}
