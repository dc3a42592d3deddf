package dev.imagestreams.gateway.trigger;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between {@code ImageTrigger} and the shared words. */
final class TriggerConverter {

    private static final int MAX_NAME = 63;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final String CREATED_BY = "triggers.imagestreams.dev/created-by";

    private TriggerConverter() {}

    static ImageTrigger toApi(Trigger trigger) {
        TriggerDraft draft = trigger.spec();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(draft.name());
        metadata.setNamespace(trigger.namespace());
        metadata.setUid(trigger.uid().toString());
        metadata.setResourceVersion(Long.toString(trigger.revision()));
        metadata.setCreationTimestamp(
                trigger.created().truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.setAnnotations(Map.of(CREATED_BY, trigger.createdBy()));
        ImageTrigger api = new ImageTrigger();
        api.setMetadata(metadata);
        api.setSpec(spec(draft));
        return api;
    }

    /**
     * @throws ImageStreamException {@code INVALID} with every field that is missing or too much
     */
    static TriggerDraft toDraft(ImageTrigger api, @Nullable String name) {
        List<FieldError> errors = new ArrayList<>();
        if (!isName(name)) {
            errors.add(FieldError.invalid(
                    "metadata.name",
                    Objects.requireNonNullElse(name, ""),
                    "must be a DNS label: lower case letters, digits and '-', at most 63"));
        }
        ImageTriggerSpec spec =
                Objects.requireNonNullElseGet(api.getSpec(), () -> new ImageTriggerSpec(null, null, null, null, null));
        ImageTriggerSpec.From from =
                Objects.requireNonNullElseGet(spec.from(), () -> new ImageTriggerSpec.From(null, null));
        String stream = stream(from.stream(), errors);
        StreamTag tag = tag(from.tag(), errors);
        TriggerTarget target = target(spec, errors);
        if (!errors.isEmpty() || name == null || target == null) {
            throw ImageStreamException.invalid(errors);
        }
        return new TriggerDraft(name, stream, tag, Boolean.TRUE.equals(spec.paused()), target);
    }

    /** Whether there can be a trigger of this name. */
    static boolean isName(@Nullable String name) {
        return name != null && name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    private static ImageTriggerSpec spec(TriggerDraft draft) {
        ImageTriggerSpec.Webhook webhook = null;
        ImageTriggerSpec.Consumer build = null;
        ImageTriggerSpec.Consumer deploy = null;
        if (draft.target() instanceof TriggerTarget.Webhook hook) {
            webhook = new ImageTriggerSpec.Webhook(hook.url(), hook.secret());
        } else if (draft.target() instanceof TriggerTarget.Build builder) {
            build = new ImageTriggerSpec.Consumer(builder.name());
        } else if (draft.target() instanceof TriggerTarget.Deploy deployer) {
            deploy = new ImageTriggerSpec.Consumer(deployer.name());
        }
        String tag = draft.tag() == null ? null : draft.tag().value();
        ImageTriggerSpec.From from =
                draft.stream() == null && tag == null ? null : new ImageTriggerSpec.From(draft.stream(), tag);
        return new ImageTriggerSpec(from, webhook, build, deploy, draft.paused() ? Boolean.TRUE : null);
    }

    private static @Nullable String stream(@Nullable String name, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return new StreamKey("any", name).name();
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid("spec.from.stream", name, "is not the name of a stream"));
            return null;
        }
    }

    private static @Nullable StreamTag tag(@Nullable String name, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return new StreamTag(name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid("spec.from.tag", name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static @Nullable TriggerTarget target(ImageTriggerSpec spec, List<FieldError> errors) {
        long targets = Stream.of(spec.webhook(), spec.build(), spec.deploy())
                .filter(Objects::nonNull)
                .count();
        if (targets != 1) {
            errors.add(FieldError.required("spec", "exactly one of webhook, build and deploy must be given"));
            return null;
        }
        if (spec.webhook() != null) {
            String url = spec.webhook().url();
            if (url == null || url.isEmpty()) {
                errors.add(FieldError.required("spec.webhook.url", ""));
                return null;
            }
            return new TriggerTarget.Webhook(url, spec.webhook().secret());
        }
        boolean isBuild = spec.build() != null;
        String name = isBuild ? spec.build().name() : spec.deploy().name();
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required(isBuild ? "spec.build.name" : "spec.deploy.name", ""));
            return null;
        }
        return isBuild ? new TriggerTarget.Build(name) : new TriggerTarget.Deploy(name);
    }
}
