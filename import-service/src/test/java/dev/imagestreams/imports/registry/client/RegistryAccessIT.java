package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryRequest;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
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

    /** Services that rotate take each refresh token once. */
    @Test
    void asksATokenServiceThatRotatesWithTheNewestToken() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "1");
        Deque<String> valid = new ConcurrentLinkedDeque<>(List.of("of-the-secret"));
        List<String> refused = new CopyOnWriteArrayList<>();
        registry.misbehave((request, real) -> request.path().equals("/token")
                ? rotate(new String(request.body(), StandardCharsets.UTF_8), valid, refused)
                : guarded(request, real));
        CredentialSource accounts = purpose ->
                Optional.of(new dev.imagestreams.imports.registry.auth.Credentials("ann", "", "of-the-secret"));
        RegistryClients clients = clients(Map.of("imagestreams.registry.session-lifetime", "PT0S"));

        for (int look = 0; look < 4; look++) {
            Resolution resolution = new ImageResolver(Clock.systemUTC())
                    .resolve(insecure(registry.address() + "/app:1"), clients.preferring(accounts));
            assertThat(resolved(resolution).image().digest()).isEqualTo(digest);
        }

        assertThat(refused).isEmpty();
        assertThat(valid).hasSize(1).doesNotContain("of-the-secret");
    }

    private static RegistryAnswer rotate(String form, Deque<String> valid, List<String> refused) {
        String asked = form.replaceFirst(".*refresh_token=([^&]*).*", "$1");
        if (!asked.equals(valid.poll())) {
            refused.add(asked);
            return RegistryAnswer.of(400);
        }
        String next = "r-" + UUID.randomUUID();
        valid.add(next);
        String body = "{\"access_token\":\"abc\",\"refresh_token\":\"" + next + "\"}";
        return RegistryAnswer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private RegistryAnswer guarded(RegistryRequest request, Supplier<RegistryAnswer> real) {
        return request.header("authorization").equals(Optional.of("Bearer abc"))
                ? real.get()
                : RegistryAnswer.of(401)
                        .withHeader(
                                "WWW-Authenticate",
                                "Bearer realm=\"http://" + registry.address() + "/token\",service=\"r\"");
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
