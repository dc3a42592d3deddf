package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What registries do wrong, a row each. After every one of them: the reason is told, it was told in time, and the next import
 * over the same clients succeeds, which have one connection and would wait for ever for one that leaked. After all of them,
 * there are as many threads and connections as before.
 */
class FaultTableIT extends RegistryTestBed {

    private static final Map<String, String> ONE_CONNECTION = Map.of(
            "imagestreams.registry.connections-per-registry", "1",
            "imagestreams.registry.longest-backoff", "PT0.1S",
            "imagestreams.registry.longest-pause", "PT0.3S");

    private enum Row {
        TOO_MANY_REQUESTS(
                onManifests(answer -> RegistryAnswer.error(429, "TOOMANYREQUESTS", "slow down")), "429", true),
        TOO_MANY_REQUESTS_FOR_AN_HOUR(
                onManifests(answer -> RegistryAnswer.of(429).withHeader("Retry-After", "3600")), "429", true),
        TOO_MANY_REQUESTS_UNTIL_NONSENSE(
                onManifests(answer -> RegistryAnswer.of(429).withHeader("Retry-After", "soon")), "429", true),
        BROKEN(onManifests(answer -> RegistryAnswer.of(500)), "500", true),
        BUSY(onManifests(answer -> RegistryAnswer.of(503)), "503", true),
        GONE_FOR_LEGAL_REASONS(onManifests(answer -> RegistryAnswer.of(451)), "451", false),
        SLOW_TO_BEGIN(onManifests(answer -> answer.delayed(Duration.ofSeconds(20))), "deadline exceeded", true),
        SLOW_DRIP(onManifests(answer -> answer.dripping(Duration.ofMillis(200))), "deadline exceeded", true),
        TRUNCATED(onManifests(answer -> answer.truncatedTo(10)), "unexpected EOF", true),
        TRUNCATED_BLOB(onBlobs(answer -> answer.truncatedTo(10)), "unexpected EOF", true),
        ANOTHER_DIGEST_THAN_CLAIMED(
                onManifests(answer -> answer.withHeader(
                        "Docker-Content-Digest", Digest.sha256(new byte[0]).toString())),
                "content integrity error",
                false),
        NO_DIGEST_AT_ALL(
                onManifests(answer -> answer.withHeader("Docker-Content-Digest", "latest")),
                "digest that is none",
                false),
        ANOTHER_BLOB(onBlobs(answer -> answer.withBody(new byte[] {'{', '}'})), "content integrity error", false),
        HUGE_MANIFEST(
                onManifests(answer -> answer.withBody(new byte[ManifestEndpoint.MAX_BYTES + 1])), "longer than", false),
        HUGE_BLOB(onBlobs(answer -> answer.withBody(new byte[BlobEndpoint.MAX_BYTES + 1])), "longer than", false),
        GZIP_BOMB(
                onManifests(answer -> answer.withBody(zippedZeros()).withHeader("Content-Encoding", "gzip")),
                "content integrity error",
                false),
        REDIRECTED_IN_A_RING(
                (request, real) -> request.isForManifest()
                        ? RegistryAnswer.of(307).withHeader("Location", request.path())
                        : real.get(),
                "stopped after 5 redirects",
                false),
        REDIRECTED_TO_NOWHERE(onManifests(answer -> RegistryAnswer.of(307)), "without saying where", false),
        TOKEN_SERVICE_WITHOUT_TOKENS(
                tokens(RegistryAnswer.of(200, "application/json", json("{}"))), "without a token", false),
        TOKEN_SERVICE_BROKEN(tokens(RegistryAnswer.of(502)), "unexpected status 502", true),
        TOKEN_SERVICE_IN_A_RING(
                tokens(RegistryAnswer.of(302).withHeader("Location", "/token")), "stopped after 5 redirects", false),
        TOKEN_SERVICE_WITH_HUGE_TOKENS(
                tokens(RegistryAnswer.of(200, "application/json", new byte[1024 * 1024])), "longer than", false),
        TOKEN_THAT_IS_NOT_ACCEPTED(
                tokens(RegistryAnswer.of(200, "application/json", json("{\"token\":\"worthless\"}"))),
                "you may not have access",
                false);

        private final RegistryFault fault;
        private final String reason;
        private final boolean passing;

        Row(RegistryFault fault, String reason, boolean passing) {
            this.fault = fault;
            this.reason = reason;
            this.passing = passing;
        }
    }

    private static @Nullable Leftovers before;

    /** After a look that succeeds, so that what is made once is there. */
    @BeforeEach
    void countBefore() throws Exception {
        if (before == null) {
            pusher.push(SampleImage.version("1"), "app", "1");
            resolved(look(clients(ONE_CONNECTION), "app:1", ImportMode.LEGACY));
            before = Leftovers.now();
        }
    }

    /** Connections close, and threads end, a moment after they are done with. */
    @AfterAll
    static void leavesNeitherThreadsNorConnections() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Leftovers.now().beyond(Objects.requireNonNull(before)))
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Row.class)
    @Timeout(30)
    void theReasonIsToldInTimeAndTheNextImportSucceeds(Row row) throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "1");
        RegistryClients clients = clients(ONE_CONNECTION);
        registry.misbehave(row.fault);

        Resolution resolution = look(clients, "app:1", ImportMode.LEGACY);

        assertThat(failed(resolution).message()).contains(row.reason);
        assertThat(failed(resolution).code()).isNotEqualTo(ErrorCode.INVALID);
        assertThat(resolution.passing()).isEqualTo(row.passing);

        registry.misbehave(RegistryFault.NONE);
        if (row.reason.equals("429")) {
            // As long as the registry may have asked to be left alone.
            Thread.sleep(400);
        }
        assertThat(resolved(look(clients, "app:1", ImportMode.LEGACY)).image().digest())
                .isEqualTo(digest);
    }

    private static RegistryFault onBlobs(UnaryOperator<RegistryAnswer> bend) {
        return (request, real) -> request.path().contains("/blobs/") ? bend.apply(real.get()) : real.get();
    }

    /** A registry that wants tokens, and the service that gives them out beside it. */
    private static RegistryFault tokens(RegistryAnswer answer) {
        return (request, real) -> request.path().equals("/token")
                ? answer
                : RegistryAnswer.of(401)
                        .withHeader(
                                "WWW-Authenticate",
                                "Bearer realm=\"http://"
                                        + request.header("host").orElseThrow() + "/token\"");
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Kilobytes that would become 64 MiB, if anybody inflated them. */
    private static byte[] zippedZeros() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
