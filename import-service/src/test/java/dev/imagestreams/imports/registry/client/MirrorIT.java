package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registry and a mirror of it, each with an account of its own. */
class MirrorIT extends RegistryTestBed {

    private static final Credentials ACCOUNT = new Credentials("mirror-user", "for the mirror only");

    private RegistryServer mirror;
    private ImagePusher mirrorPusher;

    @BeforeEach
    void startMirror() throws IOException {
        mirror = RegistryServer.startProtected(ACCOUNT);
        mirrorPusher = new ImagePusher(mirror.address(), ACCOUNT);
    }

    @AfterEach
    void stopMirror() throws IOException {
        mirror.close();
    }

    @Test
    void readsFromTheMirrorAndKeepsTheReferenceOfTheSource() throws Exception {
        Digest digest = mirrorPusher.push(SampleImage.version("1"), "hub/team/app", "1");

        Resolution resolution = look(mirrored(Map.of()));

        assertThat(resolved(resolution).image().digest()).isEqualTo(digest);
        assertThat(resolved(resolution).image().reference()).isEqualTo(registry.address() + "/team/app@" + digest);
        assertThat(registry.requests()).as("asked of the source").isEmpty();
    }

    @Test
    void asksTheSourceWhenTheMirrorHasItNot() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "team/app", "1");
        registry.forgetRequests();

        assertThat(resolved(look(mirrored(Map.of()))).image().digest()).isEqualTo(digest);
        assertThat(meters.get(MeterNames.MIRROR_MISSES).counter().count()).isPositive();
        assertThat(registry.requests())
                .as("what the source was sent")
                .noneMatch(request -> request.header("authorization").isPresent());
    }

    @Test
    void asksTheSourceWhenTheMirrorIsDown() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "team/app", "1");
        mirror.close();

        assertThat(resolved(look(mirrored(Map.of()))).image().digest()).isEqualTo(digest);
    }

    @Test
    void believesNoMirrorThatSendsSomethingElse() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "team/app", "1");
        mirrorPusher.push(SampleImage.version("1"), "hub/team/app", "1");
        mirror.misbehave((request, real) -> {
            RegistryAnswer answer = real.get();
            return request.isForManifest() && request.method().equals("GET") && answer.status() == 200
                    ? answer.withBody("{\"schemaVersion\":2}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    : answer;
        });

        assertThat(resolved(look(mirrored(Map.of()))).image().digest()).isEqualTo(digest);
    }

    @Test
    void aMirrorForDigestsIsNotAskedForTags() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "team/app", "1");
        mirrorPusher.push(SampleImage.version("stale"), "hub/team/app", "1");
        mirror.forgetRequests();

        assertThat(resolved(look(mirrored(Map.of("pull-from-mirror", "digest-only"))))
                        .image()
                        .digest())
                .isEqualTo(digest);
        assertThat(mirror.requests()).noneMatch(request -> request.path().endsWith("/manifests/1"));
        assertThat(mirror.requests()).anyMatch(request -> request.path().contains("/blobs/"));
    }

    @Test
    void aSourceThatMustNotBeContactedIsNot() throws Exception {
        pusher.push(SampleImage.version("1"), "team/app", "1");
        registry.forgetRequests();

        assertThat(failed(look(mirrored(Map.of("contact-source", "false")))).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void whatTheSourceSaysIsTheAnswerWhenNobodyHasIt() throws Exception {
        registry.misbehave((request, real) ->
                request.isForManifest() ? RegistryAnswer.of(403) : RegistryFault.NONE.answer(request, real));

        assertThat(failed(look(mirrored(Map.of()))).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    /** Whoever sees the same may share an answer. */
    @Test
    void whoDiffersAtTheMirrorOnlySeesSomethingElse() {
        RegistryClients clients = mirrored(Map.of());
        RepositoryName repository = RepositoryName.parse(registry.address() + "/team/app");
        CredentialSource nobody = purpose -> Optional.empty();
        CredentialSource tenant = purpose -> purpose.registry().name().equals(mirror.address())
                ? Optional.of(new dev.imagestreams.imports.registry.auth.Credentials("tenant", "x"))
                : Optional.empty();

        assertThat(clients.accounts(tenant, repository, true)).isNotEqualTo(clients.accounts(nobody, repository, true));
        assertThat(clients.accounts(tenant, repository, true)).isEqualTo(clients.accounts(tenant, repository, true));
    }

    private Resolution look(RegistryClients clients) {
        return look(clients, insecure(registry.address() + "/team/app:1"));
    }

    private RegistryClients mirrored(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "imagestreams.registry.mirrors.a.prefix", registry.address(),
                "imagestreams.registry.mirrors.a.locations", mirror.address() + "/hub",
                "imagestreams.registry.mirrors.a.insecure", "true",
                "imagestreams.registry.credentials.m.registry", mirror.address(),
                "imagestreams.registry.credentials.m.username", ACCOUNT.user(),
                "imagestreams.registry.credentials.m.password", ACCOUNT.password()));
        more.forEach((key, value) -> config.put("imagestreams.registry.mirrors.a." + key, value));
        return clients(config);
    }
}
