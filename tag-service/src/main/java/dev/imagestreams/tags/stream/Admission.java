package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a stream may become what rules have made of it: its fields make sense, its registries are allowed, its limits
 * are kept. What the stream referred to before stays allowed. [6, 13]
 */
public final class Admission {

    /** All imports of a stream with this annotation may be insecure. */
    static final String INSECURE = "openshift.io/image.insecureRepository";

    private final Surroundings surroundings;

    public Admission(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws ImageStreamException {@link ErrorCode#INVALID} with everything that is wrong */
    public void require(StreamState before, StreamState after) {
        List<FieldError> errors = new ArrayList<>(limits(before, after));
        errors.addAll(fields(before, after));
        refuse(errors);
    }

    /**
     * The same for a change of nothing but the status, of which OpenShift tells an exceeded limit in another way. [5.3]
     *
     * @throws ImageStreamException {@link ErrorCode#INVALID} with everything that is wrong
     */
    void requireStatus(StreamState before, StreamState after) {
        List<FieldError> errors = new ArrayList<>();
        exceeded(before, after).ifPresent(text -> errors.add(FieldError.forbidden("imageStream", text)));
        errors.addAll(fields(before, after));
        refuse(errors);
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    /** What exceeds a limit, in the way OpenShift wraps it. [4] */
    List<FieldError> limits(StreamState before, StreamState after) {
        return exceeded(before, after)
                .map(text -> List.of(new FieldError(FieldError.Type.INTERNAL, "[]", text)))
                .orElse(List.of());
    }

    /** What exceeds a limit, or empty if nothing does. */
    public Optional<String> exceeded(StreamState before, StreamState after) {
        return new StreamLimits(surroundings.limits(), surroundings.sources()).exceeded(before, after);
    }

    /** What is wrong in single fields of spec and status. */
    List<FieldError> fields(StreamState before, StreamState after) {
        Set<String> known = repositories(before);
        List<FieldError> errors = new ArrayList<>(TagValidation.validateRepository(after.dockerImageRepository()));
        after.spec().forEach((name, tag) -> errors.addAll(tag(after, tag, "spec.tags[" + name + ']', known)));
        after.status().forEach((name, state) -> errors.addAll(status(before, after, name, known)));
        return errors;
    }

    /** What is wrong with one tag, addressed by itself. */
    List<FieldError> tag(StreamState before, TagSpec tag, String path) {
        return tag(before, tag, path, repositories(before));
    }

    private List<FieldError> tag(StreamState stream, TagSpec tag, String path, Set<String> known) {
        List<FieldError> errors = new ArrayList<>(TagValidation.validate(tag, path));
        if (tag.from() instanceof TagSource.DockerImage && errors.isEmpty()) {
            boolean insecure = tag.importPolicy().insecure() || isInsecure(stream);
            refusal(tag.from().name(), insecure, known)
                    .ifPresent(text -> errors.add(FieldError.forbidden(path + ".from.name", text)));
        }
        return errors;
    }

    private List<FieldError> status(StreamState before, StreamState after, StreamTag tag, Set<String> known) {
        List<TagEvent> items = after.statusOf(tag).items();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            TagEvent event = items.get(i);
            if (!admitted(before.statusOf(tag), event)) {
                String path = "status.tags[" + tag + "].items[" + i + "].dockerImageReference";
                errors.addAll(item(after, tag, event.reference(), path, known));
            }
        }
        TagEvent pending = after.statusOf(tag).pending();
        if (pending != null && !pending.equals(before.statusOf(tag).pending())) {
            errors.addAll(item(after, tag, pending.reference(), "status.tags[" + tag + "].pending", known));
        }
        return errors;
    }

    private List<FieldError> item(StreamState stream, StreamTag tag, String reference, String path, Set<String> known) {
        if (reference.isEmpty()) {
            return List.of(FieldError.required(path, ""));
        }
        Optional<String> unparsable = TagValidation.parseError(reference);
        if (unparsable.isPresent()) {
            return List.of(FieldError.invalid(path, reference, unparsable.get()));
        }
        boolean insecure = isInsecure(stream)
                || stream.specOf(tag)
                        .map(spec -> spec.importPolicy().insecure())
                        .orElse(false);
        return refusal(reference, insecure, known)
                .map(text -> List.of(FieldError.forbidden(path, text)))
                .orElse(List.of());
    }

    /** What a tag pointed to, or would have without a hold, was looked at when it came. */
    private static boolean admitted(TagState before, TagEvent event) {
        return Stream.concat(before.items().stream(), Stream.ofNullable(before.pending()))
                .anyMatch(old -> old.reference().equals(event.reference()));
    }

    private Optional<String> refusal(String reference, boolean insecure, Set<String> known) {
        ImageReference parsed = TagValidation.parse(reference);
        return known.contains(parsed.repository().toString())
                ? Optional.empty()
                : surroundings.allowed().refusal(parsed, insecure);
    }

    static boolean isInsecure(StreamState stream) {
        return "true".equals(stream.annotations().get(INSECURE));
    }

    /** The repositories a stream refers to, as typed. */
    private static Set<String> repositories(StreamState stream) {
        Set<String> result = new HashSet<>();
        Stream.concat(
                        stream.spec().values().stream()
                                .map(TagSpec::from)
                                .filter(TagSource.DockerImage.class::isInstance)
                                .map(TagSource::name),
                        stream.status().values().stream()
                                .flatMap(state -> state.items().stream())
                                .map(TagEvent::reference))
                .filter(reference -> TagValidation.parseError(reference).isEmpty())
                .forEach(reference ->
                        result.add(TagValidation.parse(reference).repository().toString()));
        return result;
    }
}
