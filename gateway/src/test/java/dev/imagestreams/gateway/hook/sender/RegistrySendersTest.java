package dev.imagestreams.gateway.hook.sender;

import static dev.imagestreams.gateway.hook.sender.Messages.DIGEST;
import static dev.imagestreams.gateway.hook.sender.Messages.read;
import static dev.imagestreams.gateway.hook.sender.Occurrence.deleted;
import static dev.imagestreams.gateway.hook.sender.Occurrence.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of registries one runs oneself. */
class RegistrySendersTest {

    @Test
    void distributionTellsOfBlobsAndChildrenTooAndOnlyTheTagMoves() {
        String body =
                """
                {"events":[
                 {"id":"1","action":"push","target":{"mediaType":"application/octet-stream","digest":"DIGEST",
                  "repository":"team/app","url":"http://r.example/v2/team/app/blobs/DIGEST"},"request":{"host":"proxy"}},
                 {"id":"2","action":"push","target":{"mediaType":"application/vnd.oci.image.manifest.v1+json",
                  "digest":"DIGEST","repository":"team/app","tag":"1.4"},"request":{"host":"proxy"}},
                 {"id":"3","action":"pull","target":{"digest":"DIGEST","repository":"team/app","tag":"1.3"}}]}""";

        assertThat(read(SenderKind.DISTRIBUTION, body).stream().filter(Occurrence::movesTags))
                .containsExactly(pushed("team/app", "1.4", DIGEST));
    }

    @Test
    void distributionDeletesManifestsByDigestAndTagsByNameAndRepositoriesWhole() {
        String body =
                """
                {"events":[{"action":"delete","target":{"digest":"DIGEST","repository":"team/app"}},
                 {"action":"delete","target":{"repository":"team/app","tag":"1.4"}},
                 {"action":"delete","target":{"repository":"team/app"}}]}""";

        assertThat(read(SenderKind.DISTRIBUTION, body).stream().filter(Occurrence::movesTags))
                .containsExactly(deleted("team/app", "", DIGEST), deleted("team/app", "1.4", ""));
    }

    @Test
    void gitLabsRegistrySpeaksAsDistributionAndItsProjectsSayNothingAboutImages() {
        assertThat(read(
                        SenderKind.GITLAB,
                        "{\"events\":[{\"action\":\"push\",\"target\":{\"repository\":\"g/p\",\"tag\":\"1\"}}]}"))
                .containsExactly(pushed("g/p", "1", ""));
        assertThat(read(SenderKind.GITLAB, "{\"object_kind\":\"push\",\"project\":{}}"))
                .isEmpty();
    }

    @Test
    void quayNamesTheHostAndTheTags() {
        String body =
                """
                {"name":"app","repository":"team/app","namespace":"team","docker_url":"quay.example/team/app",
                 "homepage":"https://quay.example/repository/team/app","updated_tags":["1.4","latest"]}""";

        assertThat(read(SenderKind.QUAY, body))
                .containsExactly(
                        pushed("team/app", "1.4", "").at("quay.example"),
                        pushed("team/app", "latest", "").at("quay.example"));
    }

    @Test
    void quaysOtherNotificationsHaveNoTags() {
        assertThat(read(SenderKind.QUAY, "{\"repository\":\"team/app\",\"vulnerability\":{\"id\":\"CVE-1\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUSH_ARTIFACT", "pushImage"})
    void harborsOwnFormatOfAllVersions(String type) {
        String body =
                """
                {"type":"%s","occur_at":1767323045,"operator":"robot$ci","event_data":{
                 "resources":[{"digest":"DIGEST","tag":"1.4","resource_url":"h.example/team/app:1.4"}],
                 "repository":{"name":"app","namespace":"team","repo_full_name":"team/app"}}}"""
                        .formatted(type);

        assertThat(read(SenderKind.HARBOR, body))
                .containsExactly(pushed("team/app", "1.4", DIGEST).by("robot$ci"));
    }

    @Test
    void harborsCloudEvents() {
        String body =
                """
                {"specversion":"1.0","id":"u-1","type":"harbor.artifact.deleted","source":"/projects/2/webhook/policies/15",
                 "data":{"resources":[{"digest":"DIGEST","tag":"1.4"}],"repository":{"repo_full_name":"team/app"}}}""";

        assertThat(read(SenderKind.HARBOR, Map.of("Content-Type", "application/cloudevents+json"), body))
                .containsExactly(deleted("team/app", "1.4", DIGEST));
    }

    @Test
    void harborNamesADigestAsTagWhenNoTagWasPushed() {
        String body =
                """
                {"type":"PUSH_ARTIFACT","event_data":{"resources":[{"digest":"DIGEST","tag":"DIGEST"}],
                 "repository":{"repo_full_name":"team/app"}}}""";

        assertThat(read(SenderKind.HARBOR, body)).singleElement().satisfies(occurrence -> {
            assertThat(occurrence.tag()).isNull();
            assertThat(occurrence.movesTags()).isFalse();
        });
    }

    @Test
    void harborsScansMoveNothing() {
        String body =
                """
                {"type":"SCANNING_COMPLETED","event_data":{"resources":[{"digest":"DIGEST","tag":"1.4"}],
                 "repository":{"repo_full_name":"team/app"}}}""";

        assertThat(read(SenderKind.HARBOR, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pushed", "promoted"})
    void jfrogNamesItsStore(String type) {
        String body =
                """
                {"domain":"docker","event_type":"%s","data":{"repo_key":"docker-local","path":"team/app/1.4/manifest.json",
                 "name":"manifest.json","sha256":"%s","image_name":"team/app","tag":"1.4"},"jpd_origin":"https://acme.example"}"""
                        .formatted(type, DIGEST.substring("sha256:".length()));

        assertThat(read(SenderKind.JFROG, body))
                .containsExactly(pushed("team/app", "1.4", DIGEST).in("docker-local"));
        assertThat(read(SenderKind.JFROG, "{\"domain\":\"artifact\",\"event_type\":\"deployed\"}"))
                .isEmpty();
    }

    @Test
    void nexusTellsComponentsOfItsDockerStores() {
        String body =
                """
                {"timestamp":"2026-01-02T03:04:05.6+00:00","nodeId":"n1","initiator":"ci","repositoryName":"hosted",
                 "action":"%s","component":{"id":"c","format":"%s","name":"team/app","version":"1.4"}}""";

        assertThat(read(SenderKind.NEXUS, body.formatted("UPDATED", "docker")))
                .containsExactly(pushed("team/app", "1.4", "").in("hosted").by("ci"));
        assertThat(read(SenderKind.NEXUS, body.formatted("DELETED", "docker")))
                .containsExactly(deleted("team/app", "1.4", "").in("hosted").by("ci"));
        assertThat(read(SenderKind.NEXUS, body.formatted("CREATED", "maven2"))).isEmpty();
    }

    @Test
    void giteaNamesTheOwnerAsTyped() {
        String body =
                """
                {"action":"%s","repository":null,"package":{"id":7,"type":"container","name":"app","version":"%s",
                 "owner":{"login":"Team"}},"sender":{"login":"ci"}}""";

        assertThat(read(SenderKind.GITEA, Map.of("X-Gitea-Event", "package"), body.formatted("created", "1.4")))
                .containsExactly(pushed("team/app", "1.4", "").by("ci"));
        assertThat(read(SenderKind.GITEA, Map.of("X-Forgejo-Event", "package"), body.formatted("deleted", DIGEST)))
                .containsExactly(deleted("team/app", "", DIGEST).by("ci"));
        assertThat(read(SenderKind.GITEA, Map.of("X-Gitea-Event", "push"), "{}"))
                .isEmpty();
    }

    @Test
    void zotSendsBinaryCloudEvents() {
        String body = "{\"name\":\"team/app\",\"reference\":\"1.4\",\"digest\":\"DIGEST\",\"manifest\":\"{}\"}";

        assertThat(read(SenderKind.ZOT, ce("zotregistry.image.updated"), body))
                .containsExactly(pushed("team/app", "1.4", DIGEST));
        assertThat(read(SenderKind.ZOT, ce("zotregistry.image.deleted"), body))
                .containsExactly(deleted("team/app", "1.4", DIGEST));
        assertThat(read(SenderKind.ZOT, ce("zotregistry.image.lint_failed"), body))
                .isEmpty();
    }

    private static Map<String, String> ce(String type) {
        return Map.of("ce-specversion", "1.0", "ce-type", type, "ce-source", "zotregistry.dev", "ce-id", "1");
    }
}
