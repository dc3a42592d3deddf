package dev.imagestreams.gateway.config.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.config.webhook.WebhookVerdict.Build;
import dev.imagestreams.gateway.config.webhook.WebhookVerdict.Skip;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildConfigBuilder;
import io.fabric8.openshift.api.model.WebHookTrigger;
import io.fabric8.openshift.api.model.WebHookTriggerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from what repositories and others send. */
class WebhookKindTest {

    private static final WebHookTrigger TRIGGER =
            new WebHookTriggerBuilder().withSecret("s").build();
    private static final WebHookTrigger WITH_ENV =
            new WebHookTriggerBuilder().withSecret("s").withAllowEnv(true).build();
    private static final String GITHUB =
            """
            {"ref":"refs/heads/%s","after":"c0ffee",
             "head_commit":{"id":"c0ffee","message":"Mend it","author":{"name":"Anna","email":"anna@example.com"},
               "committer":{"name":"Bob"}}}""";

    private final BuildConfig main = config("main");

    @Test
    void aPushToTheBranchBuildsItsCommit() {
        Build built = (Build) gitHub("push", GITHUB.formatted("main"));

        assertThat(built.revision().getType()).isEqualTo("Git");
        assertThat(built.revision().getGit().getCommit()).isEqualTo("c0ffee");
        assertThat(built.revision().getGit().getMessage()).isEqualTo("Mend it");
        assertThat(built.revision().getGit().getAuthor().getEmail()).isEqualTo("anna@example.com");
        assertThat(built.revision().getGit().getCommitter().getName()).isEqualTo("Bob");
    }

    @Test
    void aPushToAnotherBranchBuildsNothing() {
        assertThat(gitHub("push", GITHUB.formatted("feature")))
                .isEqualTo(new Skip(
                        "skipping build. Branch reference from \"refs/heads/feature\" does not match configuration"));
    }

    @Test
    void whereNoBranchIsNamedItIsMaster() {
        WebhookRequest request = request(
                Map.of("x-gogs-event", "push", "content-type", "application/json; charset=utf-8"),
                GITHUB.formatted("master"));

        assertThat(WebhookKind.GITHUB.read(config(""), TRIGGER, request)).isInstanceOf(Build.class);
    }

    @Test
    void aGreetingIsAnswered() {
        assertThat(gitHub("ping", "{}")).isEqualTo(new Skip(null));
    }

    @ParameterizedTest
    @CsvSource({"issues, {}", "push, []", "push, {"})
    void whatMakesNoSenseIsRefused(String event, String body) {
        assertThatThrownBy(() -> gitHub(event, body)).isInstanceOf(StatusException.class);
    }

    @Test
    void aRepositoryMustSayWhatHappenedAndSendJson() {
        assertThatThrownBy(() -> WebhookKind.GITHUB.read(
                        main, TRIGGER, request(Map.of("content-type", "application/json"), "{}")))
                .satisfies(e -> assertThat(((StatusException) e).status().getMessage())
                        .isEqualTo("missing X-GitHub-Event or X-Gogs-Event"));
        assertThatThrownBy(() -> WebhookKind.GITHUB.read(
                        main, TRIGGER, request(Map.of("content-type", "text/plain", "x-github-event", "push"), "{}")))
                .isInstanceOf(StatusException.class);
    }

    @Test
    void gitLabTellsTheLastCommitLast() {
        WebhookVerdict verdict = WebhookKind.GITLAB.read(
                main,
                TRIGGER,
                request(
                        Map.of("content-type", "application/json", "x-gitlab-event", "Push Hook"),
                        """
                        {"ref":"refs/heads/main","commits":[{"id":"old"},{"id":"new","author":{"name":"Anna"}}]}"""));

        assertThat(((Build) verdict).revision().getGit().getCommit()).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo:push | {'push':{'changes':[{'new':{'name':'main'},'commits':[{'hash':'abc'}]}]}}",
                "repo:refs_changed | {'changes':[{'ref':{'displayId':'x'}},{'ref':{'displayId':'main'},'toHash':'abc'}]}"
            })
    void bitbucketTellsInTwoWays(String event, String body) {
        WebhookVerdict verdict = WebhookKind.BITBUCKET.read(
                main,
                TRIGGER,
                request(Map.of("content-type", "application/json", "x-event-key", event), body.replace('\'', '"')));

        assertThat(((Build) verdict).revision().getGit().getCommit()).isEqualTo("abc");
    }

    @Test
    void anybodyMayAskForABuildWithoutSayingAnything() {
        assertThat(generic(TRIGGER, "", "")).isEqualTo(new Build(null, List.of(), null));
    }

    @Test
    void variablesAreTakenOnlyWhereTheyAreAllowed() {
        String body = "env: [{name: DEBUG, value: 'true'}]\ngit: {ref: main, commit: abc}";

        Build allowed = (Build) generic(WITH_ENV, "application/yaml", body);
        Build refused = (Build) generic(TRIGGER, "application/yaml", body);

        assertThat(allowed.env()).extracting(EnvVar::getName, EnvVar::getValue).containsExactly(tuple("DEBUG", "true"));
        assertThat(allowed.warning()).isNull();
        assertThat(refused.env()).isEmpty();
        assertThat(refused.warning()).startsWith("env is not allowed");
        assertThat(refused.revision().getGit().getCommit()).isEqualTo("abc");
    }

    @Test
    void ofManyRefsOneIsEnough() {
        assertThat(generic(
                        TRIGGER,
                        "application/json",
                        "{\"git\":{\"refs\":[{\"ref\":\"x\"},{\"ref\":\"refs/heads/main\",\"commit\":\"abc\"}]}}"))
                .isInstanceOf(Build.class);
        assertThat(generic(TRIGGER, "application/json", "{\"git\":{\"refs\":[{\"ref\":\"x\"}]}}"))
                .isInstanceOf(Skip.class);
        assertThat(generic(TRIGGER, "application/json", "{\"git\":{\"ref\":\"other\"}}"))
                .isInstanceOf(Skip.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a: b: c", "7", "null", "[]", "{\"env\":[{\"name\":{}}],\"git\":7}", "{\"env\":7}"})
    void whatIsNotUnderstoodIsLeftOutAndBuiltNevertheless(String body) {
        assertThat(generic(WITH_ENV, "application/json", body)).isInstanceOf(Build.class);
        assertThat(((Build) generic(WITH_ENV, "text/plain", body)).warning()).startsWith("invalid Content-Type");
    }

    private WebhookVerdict gitHub(String event, String body) {
        return WebhookKind.GITHUB.read(
                main, TRIGGER, request(Map.of("x-github-event", event, "content-type", "application/json"), body));
    }

    private WebhookVerdict generic(WebHookTrigger trigger, String type, String body) {
        return WebhookKind.GENERIC.read(
                main, trigger, request(type.isEmpty() ? Map.of() : Map.of("content-type", type), body));
    }

    private static WebhookRequest request(Map<String, String> headers, String body) {
        return new WebhookRequest(headers::get, body.getBytes(StandardCharsets.UTF_8));
    }

    private static BuildConfig config(String branch) {
        return new BuildConfigBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withNewSource()
                .withNewGit()
                .withUri("https://git.example/web")
                .withRef(branch)
                .endGit()
                .endSource()
                .endSpec()
                .build();
    }
}
