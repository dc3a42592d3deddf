package dev.imagestreams.gateway.config.webhook;

import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.WebHookTrigger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Who sends hooks: each has triggers of its own, and says things in its own way. */
enum WebhookKind {
    GENERIC("generic", "Generic WebHook", BuildTriggerPolicy::getGeneric, GenericHook::read),
    GITHUB("github", "GitHub WebHook", BuildTriggerPolicy::getGithub, ignoring(RepositoryHooks::gitHub)),
    GITLAB("gitlab", "GitLab WebHook", BuildTriggerPolicy::getGitlab, ignoring(RepositoryHooks::gitLab)),
    BITBUCKET("bitbucket", "Bitbucket WebHook", BuildTriggerPolicy::getBitbucket, ignoring(RepositoryHooks::bitbucket));

    private final String path;
    private final String message;
    private final Function<BuildTriggerPolicy, WebHookTrigger> trigger;
    private final Reader reader;

    WebhookKind(String path, String message, Function<BuildTriggerPolicy, WebHookTrigger> trigger, Reader reader) {
        this.path = path;
        this.message = message;
        this.trigger = trigger;
        this.reader = reader;
    }

    /** Makes sense of what came. */
    @FunctionalInterface
    interface Reader {
        WebhookVerdict read(BuildConfig config, WebHookTrigger trigger, WebhookRequest request);
    }

    @FunctionalInterface
    private interface ShortReader {
        WebhookVerdict read(BuildConfig config, WebhookRequest request);
    }

    static Optional<WebhookKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** Why a build was begun, in OpenShift's words. */
    String message() {
        return message;
    }

    List<WebHookTrigger> triggers(BuildConfig config) {
        return config.getSpec() == null || config.getSpec().getTriggers() == null
                ? List.of()
                : config.getSpec().getTriggers().stream()
                        .filter(Objects::nonNull)
                        .map(trigger)
                        .filter(Objects::nonNull)
                        .toList();
    }

    WebhookVerdict read(BuildConfig config, WebHookTrigger accepted, WebhookRequest request) {
        return reader.read(config, accepted, request);
    }

    private static Reader ignoring(ShortReader reader) {
        return (config, trigger, request) -> reader.read(config, request);
    }
}
