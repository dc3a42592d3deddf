package dev.imagestreams.gateway.hook.sender;

import static dev.imagestreams.gateway.hook.sender.Messages.DIGEST;
import static dev.imagestreams.gateway.hook.sender.Messages.read;
import static dev.imagestreams.gateway.hook.sender.Messages.request;
import static dev.imagestreams.gateway.hook.sender.Messages.sender;
import static dev.imagestreams.gateway.hook.sender.Occurrence.deleted;
import static dev.imagestreams.gateway.hook.sender.Occurrence.pushed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of registries somebody else runs, and of whoever sends CloudEvents. */
class CloudSendersTest {

    @Test
    void dockerHubTellsNoDigest() {
        String body =
                """
                {"push_data":{"pushed_at":1767323045,"pusher":"alice","tag":"1.4"},
                 "repository":{"repo_name":"team/app","namespace":"team","name":"app","is_private":true}}""";

        assertThat(read(SenderKind.DOCKER_HUB, body))
                .containsExactly(pushed("team/app", "1.4", "").by("alice"));
    }

    @ParameterizedTest
    @CsvSource({"package,published,CONTAINER", "registry_package,updated,docker"})
    void gitHubHasTwoEventsForOneThing(String event, String action, String type) {
        assertThat(read(SenderKind.GITHUB, Map.of("X-GitHub-Event", event), gitHub(event, action, type, "1.4")))
                .containsExactly(pushed("team/app", "1.4", DIGEST));
    }

    @Test
    void gitHubsUntaggedAndOtherPackagesMoveNothing() {
        Map<String, String> headers = Map.of("X-GitHub-Event", "package");

        assertThat(read(SenderKind.GITHUB, headers, gitHub("package", "published", "CONTAINER", "")))
                .noneMatch(Occurrence::movesTags);
        assertThat(read(SenderKind.GITHUB, headers, gitHub("package", "published", "npm", "1.4")))
                .isEmpty();
        assertThat(read(SenderKind.GITHUB, Map.of("X-GitHub-Event", "ping"), "{\"zen\":\"…\"}"))
                .isEmpty();
    }

    private static String gitHub(String event, String action, String type, String tag) {
        return """
               {"action":"%s","%s":{"name":"app","namespace":"Team","package_type":"%s","package_version":{
                "package_url":"ghcr.io/team/app:%s","container_metadata":{"tag":{"name":"%s","digest":"DIGEST"}}}}}"""
                .formatted(action, event, type, tag, tag);
    }

    @Test
    void ecrThroughEventBridge() {
        String body =
                """
                {"version":"0","id":"ev-1","detail-type":"ECR Image Action","source":"aws.ecr","account":"111122223333",
                 "region":"eu-west-1","detail":{"result":"%s","repository-name":"team/app","image-digest":"DIGEST",
                 "action-type":"%s","image-tag":"1.4"}}""";
        String host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

        assertThat(read(SenderKind.ECR, body.formatted("SUCCESS", "PUSH")))
                .containsExactly(pushed("team/app", "1.4", DIGEST).at(host));
        assertThat(read(SenderKind.ECR, body.formatted("SUCCESS", "DELETE")))
                .containsExactly(deleted("team/app", "1.4", DIGEST).at(host));
        assertThat(read(SenderKind.ECR, body.formatted("FAILURE", "PUSH"))).isEmpty();
    }

    @Test
    void ecrTransformedToCloudEvents() {
        String body =
                """
                {"specversion":"1.0","id":"1","type":"com.amazon.ecr.image.push",
                 "source":"urn:aws:ecr:cn-north-1:111122223333:repository/team/app",
                 "data":{"repositoryName":"team/app","imageDigest":"DIGEST","imageTag":"1.4","registryId":"111122223333"}}""";

        assertThat(read(SenderKind.ECR, body))
                .containsExactly(
                        pushed("team/app", "1.4", DIGEST).at("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn"));
    }

    @Test
    void acrSendsFlatObjects() {
        String body =
                """
                {"id":"w-1","action":"%s","target":{"mediaType":"m","digest":"DIGEST","repository":"team/app","tag":"1.4"},
                 "request":{"id":"q-1","host":"acme.example","method":"PUT"}}""";

        assertThat(read(SenderKind.ACR, body.formatted("push"))).containsExactly(pushed("team/app", "1.4", DIGEST));
        assertThat(read(SenderKind.ACR, "{\"id\":\"w-2\",\"action\":\"ping\"}")).isEmpty();
        assertThat(read(SenderKind.ACR, body.formatted("chart_push"))).isEmpty();
    }

    @Test
    void acrThroughEventGridWrapsThemAndAsksBefore() {
        String event =
                """
                [{"id":"1","eventType":"Microsoft.ContainerRegistry.ImageDeleted","subject":"team/app@DIGEST",
                 "data":{"action":"delete","target":{"digest":"DIGEST","repository":"team/app"}}}]""";
        String question =
                """
                [{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent",
                 "data":{"validationCode":"0000-1111"}}]""";

        assertThat(read(SenderKind.ACR, event)).containsExactly(deleted("team/app", "", DIGEST));
        assertThat(sender(SenderKind.ACR).handshake(request(Map.of(), question)))
                .hasValue("{\"validationResponse\":\"0000-1111\"}");
        assertThat(sender(SenderKind.ACR).handshake(request(Map.of(), event))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INSERT,PUSH", "DELETE,DELETE"})
    void googleNamesFullReferences(String action, String kind) {
        String inner =
                """
                {"action":"%s","digest":"europe-docker.pkg.dev/p/r/app@DIGEST","tag":"europe-docker.pkg.dev/p/r/app:1.4"}"""
                        .formatted(action);

        assertThat(read(SenderKind.GOOGLE, pubSub(inner))).singleElement().satisfies(occurrence -> {
            assertThat(occurrence.kind()).hasToString(kind);
            assertThat(occurrence.host()).isEqualTo("europe-docker.pkg.dev");
            assertThat(occurrence.path()).isEqualTo("p/r/app");
            assertThat(occurrence.tag()).isEqualTo("1.4");
            assertThat(occurrence.digest()).isEqualTo(DIGEST);
        });
    }

    @Test
    void googlesPushWithoutATagMovesNothing() {
        assertThat(read(SenderKind.GOOGLE, pubSub("{\"action\":\"INSERT\",\"digest\":\"gcr.io/p/app@DIGEST\"}")))
                .noneMatch(Occurrence::movesTags);
    }

    private static String pubSub(String inner) {
        byte[] data = inner.replace("DIGEST", DIGEST).getBytes(StandardCharsets.UTF_8);
        return "{\"message\":{\"data\":\"%s\",\"messageId\":\"m-1\"},\"subscription\":\"projects/p/subscriptions/s\"}"
                .formatted(Base64.getEncoder().encodeToString(data));
    }

    @Test
    void cloudEventsInAllThreeModes() {
        String data = "{\"registry\":\"r.example\",\"repository\":\"team/app\",\"tag\":\"1.4\",\"digest\":\"DIGEST\"}";
        String structured = "{\"specversion\":\"1.0\",\"type\":\"%s\",\"data\":" + data + "}";
        Occurrence pushed = pushed("team/app", "1.4", DIGEST).at("r.example");

        assertThat(read(SenderKind.CLOUDEVENTS, Map.of("ce-type", "org.example.pushed"), data))
                .containsExactly(pushed);
        assertThat(read(SenderKind.CLOUDEVENTS, structured.formatted("org.example.pushed")))
                .containsExactly(pushed);
        assertThat(read(
                        SenderKind.CLOUDEVENTS,
                        '['
                                + structured.formatted("org.example.pushed")
                                + ','
                                + structured.formatted("org.example.image.deleted")
                                + ']'))
                .containsExactly(pushed, deleted("team/app", "1.4", DIGEST).at("r.example"));
    }

    @Test
    void cdEventsNameArtifactsByPackageUrl() {
        String body =
                """
                {"specversion":"1.0","type":"dev.cdevents.artifact.published.0.2.0","data":{"subject":{
                 "id":"pkg:oci/app@%s?repository_url=r.example/team/app&tag=1.4","type":"artifact"}}}"""
                        .formatted(DIGEST.replace(":", "%3A"));

        assertThat(read(SenderKind.CLOUDEVENTS, body))
                .containsExactly(pushed("team/app", "1.4", DIGEST).at("r.example"));
    }

    @Test
    void alibabaTellsTagAndDigest() {
        String body =
                """
                {"push_data":{"digest":"DIGEST","pushed_at":"2026-01-02 03:04:05","tag":"1.4"},
                 "repository":{"region":"cn-hangzhou","repo_full_name":"team/app","name":"app","namespace":"team"}}""";

        assertThat(read(SenderKind.ALIBABA, body)).containsExactly(pushed("team/app", "1.4", DIGEST));
    }

    @Test
    void plainNewsComeAloneAndInLists() {
        String pushed = "{\"repository\":\"team/app\",\"tag\":\"1.4\",\"registry\":\"r.example\"}";
        String deleted = "{\"repository\":\"team/app\",\"tag\":\"1.3\",\"action\":\"deleted\"}";

        assertThat(read(SenderKind.PLAIN, pushed))
                .containsExactly(pushed("team/app", "1.4", "").at("r.example"));
        assertThat(read(SenderKind.PLAIN, '[' + pushed + ',' + deleted + ']'))
                .containsExactly(pushed("team/app", "1.4", "").at("r.example"), deleted("team/app", "1.3", ""));
    }

    @ParameterizedTest
    @EnumSource(SenderKind.class)
    void whatIsNoJsonIsUnreadable(SenderKind kind) {
        for (String body : new String[] {"", "}", "3", "\"text\"", "{\"a\":", "[[[["}) {
            Map<String, String> headers = Map.of("X-GitHub-Event", "package", "X-Gitea-Event", "package");
            assertThatThrownBy(() -> read(kind, headers, body))
                    .as(body)
                    .isInstanceOfSatisfying(ImageStreamException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.BAD_REQUEST));
        }
    }

    @ParameterizedTest
    @EnumSource(SenderKind.class)
    void aMessageOfSomebodyElseIsUnreadable(SenderKind kind) {
        Map<String, String> headers = Map.of("X-GitHub-Event", "package", "X-Gitea-Event", "package");

        assertThatThrownBy(() -> read(kind, headers, "{\"hello\":[1,null,{}],\"events\":7}"))
                .isInstanceOf(ImageStreamException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkg:npm/app@1", "pkg:oci/app", "pkg:oci/app?repository_url=%%%", ""})
    void aPackageUrlThatNamesNoRepositoryIsUnreadable(String url) {
        assertThatThrownBy(() -> PackageUrl.of(url)).isInstanceOf(ImageStreamException.class);
    }
}
