package dev.imagestreams.gateway.trigger;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.error.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the three fields of a spec that say who is told, of which one is there, and the shared word for it. */
final class TargetConverter {

    private TargetConverter() {}

    /** A target that was given as it should be. */
    record Target(TriggerTarget target) {}

    static ImageTriggerSpec toApi(
            TriggerTarget target,
            ImageTriggerSpec.@Nullable From from,
            ImageTriggerSpec.@Nullable Conditions conditions,
            ImageTriggerSpec.@Nullable Delivery delivery,
            @Nullable Boolean paused) {
        ImageTriggerSpec.Webhook webhook = target instanceof TriggerTarget.Webhook hook ? webhook(hook) : null;
        ImageTriggerSpec.Consumer build = target instanceof TriggerTarget.Build builder ? consumer(builder) : null;
        ImageTriggerSpec.Consumer deploy = target instanceof TriggerTarget.Deploy deployer ? consumer(deployer) : null;
        return new ImageTriggerSpec(from, conditions, delivery, webhook, build, deploy, paused);
    }

    static @Nullable Target toModel(ImageTriggerSpec spec, List<FieldError> errors) {
        long targets = Stream.of(spec.webhook(), spec.build(), spec.deploy())
                .filter(Objects::nonNull)
                .count();
        if (targets != 1) {
            errors.add(FieldError.required("spec", "exactly one of webhook, build and deploy must be given"));
            return null;
        }
        if (spec.webhook() != null) {
            return webhook(spec.webhook(), errors);
        }
        return spec.build() != null
                ? consumer("spec.build", spec.build(), errors, TriggerTarget.Build::new)
                : consumer("spec.deploy", Objects.requireNonNull(spec.deploy()), errors, TriggerTarget.Deploy::new);
    }

    private static ImageTriggerSpec.Webhook webhook(TriggerTarget.Webhook hook) {
        WebhookOptions options = hook.options();
        return new ImageTriggerSpec.Webhook(
                hook.url(),
                hook.secret(),
                options.signature(),
                options.legacySignatures().isEmpty() ? null : options.legacySignatures(),
                options.format(),
                options.timeoutSeconds(),
                options.handshake(),
                options.headers().isEmpty() ? null : options.headers());
    }

    private static @Nullable Target webhook(ImageTriggerSpec.Webhook webhook, List<FieldError> errors) {
        String url = webhook.url();
        if (url == null || url.isEmpty()) {
            errors.add(FieldError.required("spec.webhook.url", ""));
            return null;
        }
        Map<String, String> headers = Objects.requireNonNullElse(webhook.headers(), Map.<String, String>of());
        List<WebhookOptions.LegacySignature> legacy =
                Objects.requireNonNullElse(webhook.legacySignatures(), List.<WebhookOptions.LegacySignature>of());
        if (headers.values().stream().anyMatch(Objects::isNull)
                || legacy.stream().anyMatch(Objects::isNull)) {
            errors.add(FieldError.required("spec.webhook", "neither a header nor a signature may be null"));
            return null;
        }
        return new Target(new TriggerTarget.Webhook(
                url,
                webhook.secret(),
                new WebhookOptions(
                        webhook.signature(),
                        legacy,
                        webhook.format(),
                        webhook.timeoutSeconds(),
                        webhook.handshake(),
                        headers)));
    }

    private static ImageTriggerSpec.Consumer consumer(TriggerTarget.OnTopic target) {
        return new ImageTriggerSpec.Consumer(target.name(), target.topic());
    }

    private static @Nullable Target consumer(
            String field,
            ImageTriggerSpec.Consumer consumer,
            List<FieldError> errors,
            BiFunction<String, @Nullable String, TriggerTarget> make) {
        String name = consumer.name();
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required(field + ".name", ""));
            return null;
        }
        return new Target(make.apply(name, given(consumer.topic())));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
