package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.transport.Pulse;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports from a CNCF Distribution registry, pushed to by skopeo. What users read when one fails is compared, letter by
 * letter, with what OpenShift answered in the same world.
 */
class DistributionRegistryIT {

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final RegistryClients clients = new RegistryClients(
            vertx,
            RegistryConfigs.of(Map.of()),
            new SimpleMeterRegistry(),
            new RegistryLabels(),
            new Pulse(),
            Clock.systemUTC());

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void importsAnImageThatSkopeoPushed() throws Exception {
        SampleImage image = SampleImage.version("1");
        try (RegistryServer source = RegistryServer.start();
                DistributionRegistry registry = DistributionRegistry.start(directory)) {
            Digest digest = new ImagePusher(source.address()).push(image, "app", "1");
            registry.copy(source.address() + "/app:1", "/team/app:prod");

            assertThat(look(registry.address() + "/team/app:prod"))
                    .asInstanceOf(type(ImportOutcome.Resolved.class))
                    .satisfies(resolved -> {
                        assertThat(resolved.reference()).isEqualTo(registry.address() + "/team/app@" + digest);
                        assertThat(resolved.image().layers()).hasSameSizeAs(image.layers());
                        assertThat(resolved.image().config().config().env()).contains("APP_VERSION=1");
                    });
            assertThat(clients.configured()
                            .open(RepositoryName.parse(registry.address() + "/team/app"), true)
                            .tags())
                    .containsExactly(TagName.parse("prod"));
        }
    }

    @Test
    void importsAListThatSkopeoPushed() throws Exception {
        SampleIndex index = SampleIndex.make(
                SampleImage.Format.DOCKER, "1", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        try (RegistryServer source = RegistryServer.start();
                DistributionRegistry registry = DistributionRegistry.start(directory)) {
            Digest digest = new ImagePusher(source.address()).push(index, "app", "1");
            registry.copy(source.address() + "/app:1", "/app:1", "--all");

            ImportOutcome outcome = look(
                    registry.address() + "/app:1",
                    new ImportPolicy(true, false, ImportMode.PRESERVE_ORIGINAL),
                    nobody());

            assertThat(outcome).asInstanceOf(type(ImportOutcome.Resolved.class)).satisfies(resolved -> {
                assertThat(resolved.image().digest()).isEqualTo(digest);
                assertThat(resolved.children())
                        .extracting(Image::digest)
                        .containsExactlyElementsOf(
                                index.images().stream().map(SampleImage::digest).toList());
            });
        }
    }

    @Test
    void saysThatARegistrySpeaksPlainHttp() throws Exception {
        try (DistributionRegistry registry = DistributionRegistry.start(directory)) {
            String image = registry.address() + "/peer/hello:v1";

            assertThat(look(image, ImportPolicy.DEFAULT, nobody()))
                    .isEqualTo(failed(
                            ErrorCode.INTERNAL,
                            "Internal error occurred: " + image + ": Get \"https://" + registry.address()
                                    + "/v2/\": http: server gave HTTP response to HTTPS client"));
        }
    }

    @Test
    void saysThatATagOrARepositoryOrADigestIsNotThere() throws Exception {
        try (RegistryServer source = RegistryServer.start();
                DistributionRegistry registry = DistributionRegistry.start(directory)) {
            new ImagePusher(source.address()).push(SampleImage.version("1"), "app", "1");
            registry.copy(source.address() + "/app:1", "/app:1");

            for (String image : new String[] {"/app:nosuch", "/nosuchrepo:v1", "/app@sha256:" + "0".repeat(64)}) {
                assertThat(look(registry.address() + image))
                        .isEqualTo(failed(
                                ErrorCode.NOT_FOUND,
                                "dockerimage.image.openshift.io \"" + registry.address() + image + "\" not found"));
            }
        }
    }

    @Test
    void letsInWhoHasTheRightAccountAndRefusesTheOthersAlike() throws Exception {
        try (RegistryServer source = RegistryServer.start();
                DistributionRegistry registry = DistributionRegistry.startProtected(directory)) {
            new ImagePusher(source.address()).push(SampleImage.version("1"), "app", "1");
            registry.copy(
                    source.address() + "/app:1",
                    "/secret/hello:v1",
                    "--dest-creds",
                    DistributionRegistry.BOB.user() + ':' + DistributionRegistry.BOB.password());
            String image = registry.address() + "/secret/hello:v1";
            ImportPolicy insecure = new ImportPolicy(true, false, ImportMode.LEGACY);
            ImportOutcome.Failed refusal =
                    failed(ErrorCode.UNAUTHORIZED, "you may not have access to the container image \"" + image + '"');

            assertThat(look(image, insecure, nobody())).isEqualTo(refusal);
            assertThat(look(image, insecure, account("bob", "wrong"))).isEqualTo(refusal);
            assertThat(look(image, insecure, account("bob", "hunter2"))).isInstanceOf(ImportOutcome.Resolved.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        String nowhere = "127.0.0.1:" + Loopback.freePort();

        assertThat(look(nowhere + "/peer/hello:v1"))
                .isEqualTo(failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: %s/peer/hello:v1: Get \"http://%s/v2/\": dial tcp %s: connect: connection refused"
                                .formatted(nowhere, nowhere, nowhere)));
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        assertThat(look("no-such-host.invalid/peer/hello:v1", ImportPolicy.DEFAULT, nobody()))
                .isEqualTo(failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: no-such-host.invalid/peer/hello:v1:"
                                + " Get \"https://no-such-host.invalid/v2/\":"
                                + " dial tcp: lookup no-such-host.invalid: no such host"));
    }

    private ImportOutcome look(String image) {
        return look(image, new ImportPolicy(true, false, ImportMode.LEGACY), nobody());
    }

    private ImportOutcome look(String image, ImportPolicy policy, CredentialSource accounts) {
        TagImport source = new TagImport(null, null, image, policy, ReferencePolicy.SOURCE, null);
        return new ImageResolver(Clock.systemUTC())
                .resolve(source, clients.preferring(accounts))
                .outcome();
    }

    private static CredentialSource nobody() {
        return purpose -> Optional.empty();
    }

    private static CredentialSource account(String user, String password) {
        return purpose -> Optional.of(new Credentials(user, password));
    }

    private static ImportOutcome.Failed failed(ErrorCode code, String message) {
        return new ImportOutcome.Failed(code, message);
    }
}
