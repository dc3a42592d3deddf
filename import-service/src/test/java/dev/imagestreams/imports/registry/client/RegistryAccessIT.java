package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let in, where accounts go, and which addresses are contacted. */
class RegistryAccessIT extends RegistryTestBed {

    @Test
    void presentsTheAccountOfARegistry() throws Exception {
        Credentials account = new Credentials("ann", "s3cret");
        try (RegistryServer guarded = RegistryServer.startProtected(account)) {
            Digest digest = new ImagePusher(guarded.address(), account).push(SampleImage.version("1"), "app", "1");
            TagImport source = insecure(guarded.address() + "/app:1");

            String refusal = "you may not have access to the container image \"" + source.from() + '"';
            assertThat(resolved(look(clients(account(guarded, account)), source))
                            .image()
                            .digest())
                    .isEqualTo(digest);
            assertThat(failed(look(clients(), source)).message()).isEqualTo(refusal);
            RegistryClients mistaken = clients(account(guarded, new Credentials("ann", "wrong")));
            assertThat(failed(look(mistaken, source)).message()).isEqualTo(refusal);
        }
    }

    @Test
    void leavesARingOfRedirects() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave((request, real) ->
                request.isForManifest() ? RegistryAnswer.of(307).withHeader("Location", request.path()) : real.get());

        assertThat(failed(look("app:1")).message()).contains("stopped after 5 redirects");
    }

    @Test
    void followsARedirectToAnObjectStoreWithoutCredentials() throws Exception {
        Credentials account = new Credentials("ann", "s3cret");
        try (RegistryServer guarded = RegistryServer.startProtected(account);
                RegistryServer store = RegistryServer.start()) {
            SampleImage image = SampleImage.version("1");
            new ImagePusher(guarded.address(), account).push(image, "app", "1");
            new ImagePusher(store.address()).push(image, "app", "1");
            store.forgetRequests();
            guarded.misbehave((request, real) -> request.path().contains("/blobs/")
                    ? RegistryAnswer.of(307).withHeader("Location", "http://" + store.address() + request.path())
                    : real.get());

            Resolution resolution = new ImageResolver(Clock.systemUTC())
                    .resolve(
                            insecure(guarded.address() + "/app:1"),
                            clients(account(guarded, account)).configured());

            resolved(resolution);
            assertThat(store.requests()).singleElement().satisfies(request -> assertThat(
                            request.header("authorization"))
                    .isEmpty());
        }
    }

    @Test
    void contactsNoAddressThatIsNotAllowed() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();
        RegistryClients strict = clients(Map.of("imagestreams.registry.allowed-networks", "10.0.0.0/8"));

        Resolution resolution = look(strict, "app:1", ImportMode.LEGACY);

        assertThat(failed(resolution).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failed(resolution).message()).startsWith("forbidden: registry " + registry.address() + " blocked");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void isNotRedirectedToAnAddressThatIsNotAllowed() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave((request, real) -> request.isForManifest()
                ? RegistryAnswer.of(307).withHeader("Location", "http://169.254.169.254/latest/meta-data")
                : real.get());

        assertThat(failed(look("app:1")).code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    private static Map<String, String> account(RegistryServer server, Credentials account) {
        return Map.of(
                "imagestreams.registry.credentials.guarded.registry", server.address(),
                "imagestreams.registry.credentials.guarded.username", account.user(),
                "imagestreams.registry.credentials.guarded.password", account.password());
    }
}
