package dev.imagestreams.gateway.config.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.WebHookTrigger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Anybody's hook: nothing needs to be said, and what is not understood is not taken, with a warning. What may be said is which
 * branch and commit, and, if the config allows it, variables for the build.
 */
final class GenericHook {

    private static final Set<String> UNDERSTOOD = Set.of("application/json", "application/yaml");

    private GenericHook() {}

    static WebhookVerdict read(BuildConfig config, WebHookTrigger trigger, WebhookRequest request) {
        if (request.body().length == 0) {
            return build(List.of(), null);
        }
        if (!UNDERSTOOD.contains(request.mediaType())) {
            return request.mediaType().isEmpty()
                    ? build(List.of(), null)
                    : build(List.of(), "invalid Content-Type on payload, ignoring payload and continuing with build");
        }
        try {
            return understood(config, trigger, request.yaml());
        } catch (IOException | IllegalArgumentException e) {
            return build(List.of(), "error unmarshalling payload, ignoring payload and continuing with build");
        }
    }

    private static WebhookVerdict understood(BuildConfig config, WebHookTrigger trigger, JsonNode payload) {
        boolean allowed = Boolean.TRUE.equals(trigger.getAllowEnv());
        List<EnvVar> said = env(payload.path("env"));
        List<EnvVar> env = allowed ? said : List.of();
        String refused = said.isEmpty() || allowed ? null : "env is not allowed by the trigger, ignoring it";
        boolean isGit = config.getSpec().getSource() != null
                && config.getSpec().getSource().getGit() != null;
        JsonNode git = payload.path("git");
        if (!isGit) {
            return build(env, refused);
        }
        if (!git.isObject()) {
            return build(env, "no git information found in payload, ignoring and continuing with build");
        }
        if (git.path("refs").isArray() && !git.path("refs").isEmpty()) {
            for (JsonNode ref : git.path("refs")) {
                if (GitPush.concerns(ref.path("ref").asText(""), config)) {
                    return built(ref, env, refused);
                }
            }
            return new WebhookVerdict.Skip("skipping build. None of the supplied refs matched");
        }
        String ref = git.path("ref").asText("");
        return GitPush.concerns(ref, config) ? built(git, env, refused) : GitPush.anotherBranch(ref);
    }

    private static WebhookVerdict built(JsonNode git, List<EnvVar> env, @Nullable String warning) {
        return new WebhookVerdict.Build(
                GitPush.revision(
                        git.path("commit").asText(""),
                        git.path("message").asText(""),
                        GitPush.user(git.path("author")),
                        GitPush.user(git.path("committer"))),
                env,
                warning);
    }

    private static WebhookVerdict build(List<EnvVar> env, @Nullable String warning) {
        return new WebhookVerdict.Build(null, env, warning);
    }

    private static List<EnvVar> env(JsonNode list) {
        List<EnvVar> env = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.path("name").asText("").isEmpty()) {
                env.add(KubernetesJson.mapper().convertValue(one, EnvVar.class));
            }
        }
        return env;
    }
}
