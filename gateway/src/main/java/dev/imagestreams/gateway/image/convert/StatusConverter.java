package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.NamedTagEventList;
import io.fabric8.openshift.api.model.TagEvent;
import io.fabric8.openshift.api.model.TagEventCondition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream's status as clients write it. */
public final class StatusConverter {

    private static final String IMPORT_SUCCESS = "ImportSuccess";
    private static final String FALSE = "False";

    private StatusConverter() {}

    /** @throws ImageStreamException {@code INVALID} with every field that cannot be said in the shared words */
    public static StatusDraft toDraft(ImageStream api, long resourceVersion) {
        ObjectMeta metadata = api.getMetadata();
        List<FieldError> errors = new ArrayList<>();
        List<StatusDraft.Tag> tags = tags(api, errors);
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        boolean lookupLocal = api.getSpec() != null
                && api.getSpec().getLookupPolicy() != null
                && Boolean.TRUE.equals(api.getSpec().getLookupPolicy().getLocal());
        return new StatusDraft(
                metadata.getUid(),
                resourceVersion,
                TextMaps.withoutNulls(metadata.getLabels()),
                TextMaps.withoutNulls(metadata.getAnnotations()),
                Metadata.housekeeping(metadata),
                lookupLocal,
                tags);
    }

    /** Of two tags with one name the last counts; one with neither entries nor a failure says nothing. */
    private static List<StatusDraft.Tag> tags(ImageStream api, List<FieldError> errors) {
        List<NamedTagEventList> lists =
                api.getStatus() == null || api.getStatus().getTags() == null
                        ? List.of()
                        : api.getStatus().getTags();
        Map<StreamTag, StatusDraft.Tag> tags = new TreeMap<>();
        for (NamedTagEventList list : lists) {
            if (list == null) {
                errors.add(FieldError.required("status.tags", "a tag must not be null"));
                continue;
            }
            String path = "status.tags[" + list.getTag() + ']';
            StreamTag name = name(list.getTag(), path, errors);
            List<StatusDraft.Item> items = items(list, path, errors);
            TagCondition failure = failure(list, path, errors);
            if (name != null && (!items.isEmpty() || failure != null)) {
                tags.put(name, new StatusDraft.Tag(name, items, failure));
            }
        }
        return List.copyOf(tags.values());
    }

    private static @Nullable StreamTag name(@Nullable String name, String path, List<FieldError> errors) {
        try {
            return new StreamTag(name == null ? "" : name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path + ".tag", name == null ? "" : name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static List<StatusDraft.Item> items(NamedTagEventList list, String path, List<FieldError> errors) {
        List<StatusDraft.Item> items = new ArrayList<>();
        List<TagEvent> events = list.getItems() == null ? List.of() : list.getItems();
        for (int i = 0; i < events.size(); i++) {
            String at = path + ".items[" + i + ']';
            TagEvent event = events.get(i);
            if (event == null) {
                errors.add(FieldError.required(at, "must not be null"));
                continue;
            }
            if (event.getDockerImageReference() == null
                    || event.getDockerImageReference().isEmpty()) {
                errors.add(FieldError.required(at + ".dockerImageReference", ""));
            }
            int before = errors.size();
            Instant created = time(event.getCreated(), at + ".created", errors);
            Digest image = digest(event.getImage(), at + ".image", errors);
            if (errors.size() == before) {
                items.add(new StatusDraft.Item(
                        created,
                        Objects.requireNonNullElse(event.getDockerImageReference(), ""),
                        image,
                        event.getGeneration() == null ? 0 : event.getGeneration()));
            }
        }
        return items;
    }

    /** Only failures are kept: success is no condition. */
    private static @Nullable TagCondition failure(NamedTagEventList list, String path, List<FieldError> errors) {
        List<TagEventCondition> conditions = list.getConditions() == null ? List.of() : list.getConditions();
        for (int i = 0; i < conditions.size(); i++) {
            TagEventCondition condition = conditions.get(i);
            if (condition != null
                    && IMPORT_SUCCESS.equals(condition.getType())
                    && FALSE.equals(condition.getStatus())) {
                return new TagCondition(
                        Objects.requireNonNullElse(condition.getReason(), ""),
                        Objects.requireNonNullElse(condition.getMessage(), ""),
                        condition.getGeneration() == null ? 0 : condition.getGeneration(),
                        time(
                                condition.getLastTransitionTime(),
                                path + ".conditions[" + i + "].lastTransitionTime",
                                errors));
            }
        }
        return null;
    }

    private static Instant time(@Nullable String text, String path, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            errors.add(FieldError.invalid(path, text, "must be a time as in RFC 3339"));
            return Instant.EPOCH;
        }
    }

    private static @Nullable Digest digest(@Nullable String text, String path, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Digest.parse(text);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path, text, "must be a digest"));
            return null;
        }
    }
}
