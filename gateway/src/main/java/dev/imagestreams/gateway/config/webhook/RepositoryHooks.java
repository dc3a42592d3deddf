package dev.imagestreams.gateway.config.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.openshift.api.model.BuildConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hooks that repositories of source code send when somebody has pushed. Other events are no reason to build. */
final class RepositoryHooks {

    private static final String JSON = "application/json";

    private RepositoryHooks() {}

    /** Gogs and Gitea send the same, and say so themselves. */
    static WebhookVerdict gitHub(BuildConfig config, WebhookRequest request) {
        String names = "X-GitHub-Event or X-Gogs-Event";
        String event = event(request, names, "x-github-event", "x-gogs-event");
        requireJson(request);
        if (event.equals("ping")) {
            return new WebhookVerdict.Skip(null);
        }
        require(event, names, Set.of("push"));
        JsonNode push = request.json();
        String ref = push.path("ref").asText("");
        JsonNode commit = push.path("head_commit");
        return GitPush.concerns(ref, config)
                ? built(commit.path("id").asText(push.path("after").asText("")), commit, commit.path("committer"))
                : GitPush.anotherBranch(ref);
    }

    static WebhookVerdict gitLab(BuildConfig config, WebhookRequest request) {
        require(event(request, "X-Gitlab-Event", "x-gitlab-event"), "X-Gitlab-Event", Set.of("Push Hook"));
        requireJson(request);
        JsonNode push = request.json();
        String ref = push.path("ref").asText("");
        JsonNode commits = push.path("commits");
        JsonNode last = commits.path(Math.max(0, commits.size() - 1));
        return GitPush.concerns(ref, config)
                ? built(last.path("id").asText(push.path("after").asText("")), last, last.path("author"))
                : GitPush.anotherBranch(ref);
    }

    /** In the cloud and at home they are told differently. */
    static WebhookVerdict bitbucket(BuildConfig config, WebhookRequest request) {
        String event = event(request, "X-Event-Key", "x-event-key");
        require(event, "X-Event-Key", Set.of("repo:push", "repo:refs_changed"));
        requireJson(request);
        JsonNode push = request.json();
        boolean cloud = event.equals("repo:push");
        JsonNode changes = cloud ? push.path("push").path("changes") : push.path("changes");
        for (JsonNode change : changes) {
            String ref = cloud
                    ? change.path("new").path("name").asText("")
                    : change.path("ref").path("displayId").asText("");
            if (GitPush.concerns(ref, config)) {
                JsonNode commit = change.path("commits").path(0);
                return built(
                        cloud
                                ? commit.path("hash").asText("")
                                : change.path("toHash").asText(""),
                        commit,
                        commit.path("author"));
            }
        }
        return GitPush.anotherBranch(refs(changes));
    }

    private static String refs(JsonNode changes) {
        JsonNode first = changes.path(0);
        return first.path("new")
                .path("name")
                .asText(first.path("ref").path("displayId").asText(""));
    }

    private static WebhookVerdict built(String id, JsonNode commit, JsonNode committer) {
        return new WebhookVerdict.Build(
                GitPush.revision(
                        id,
                        commit.path("message").asText(""),
                        GitPush.user(commit.path("author")),
                        GitPush.user(committer)),
                List.of(),
                null);
    }

    private static String event(WebhookRequest request, String names, String... headers) {
        return List.of(headers).stream()
                .map(request::header)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new StatusException(Statuses.badRequest("missing " + names)));
    }

    private static void require(String event, String names, Set<String> understood) {
        if (!understood.contains(event)) {
            throw new StatusException(Statuses.badRequest("Unknown " + names + ' ' + event));
        }
    }

    private static void requireJson(WebhookRequest request) {
        if (!request.mediaType().equals(JSON)) {
            throw new StatusException(Statuses.badRequest("unsupported Content-Type " + request.mediaType()));
        }
    }
}
