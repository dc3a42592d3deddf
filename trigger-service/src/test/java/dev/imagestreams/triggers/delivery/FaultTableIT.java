package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.RawEndpoint;
import dev.imagestreams.triggers.testing.RawEndpoint.Answer;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What endpoints do wrong, a row each: what becomes of the delivery after how many attempts, and what its owner is told.
 * Outages by the clock are in {@link LongOutageIT}; what takes more than one delivery to see, in {@link FaultsIT}.
 */
@QuarkusTest
class FaultTableIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ALL_ATTEMPTS = 3;
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

    /** What became of the rows' endpoints is waited for together: most of the time goes by between attempts. */
    private static final Map<String, Told> TOLD = new LinkedHashMap<>();

    /** An endpoint, and the event that its trigger was told. */
    private record Told(TriggerApi api, RawEndpoint endpoint, String event) {

        static Told of(Answer answer) {
            TriggerApi api = TriggerApi.inNewNamespace();
            RawEndpoint endpoint = new RawEndpoint(answer);
            api.webhook("ci", endpoint.url("/hook"));
            StreamKey stream = new StreamKey(api.namespace(), "app");
            return new Told(
                    api, endpoint, TestBroker.publish(Changes.in(stream)).toString());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (Told told : TOLD.values()) {
            told.endpoint().close();
        }
        TOLD.clear();
    }

    /** @param error part of what the first attempt says; null when it went well */
    record Row(String fault, Answer answer, Delivery.State becomes, int attempts, String error) {

        static Row given(String fault, Answer answer, String error) {
            return new Row(fault, answer, Delivery.State.DEAD, ALL_ATTEMPTS, error);
        }

        static Row told(String fault, Answer answer) {
            return new Row(fault, answer, Delivery.State.DELIVERED, 1, null);
        }

        static Row toldAfter(String fault, String first, String error) {
            Answer answer =
                    (out, number) -> out.write((number == 1 ? first : OK).getBytes(StandardCharsets.ISO_8859_1));
            return new Row(fault, answer, Delivery.State.DELIVERED, 2, error);
        }

        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                Row.given("fails", Answer.of(status(500)), "status 500"),
                Row.given("does not know the path", Answer.of(status(404)), "status 404"),
                Row.given("redirects for good", Answer.of(redirect(301)), "redirects"),
                Row.given("redirects with the method", Answer.of(redirect(308)), "redirects"),
                Row.given("says not modified", Answer.of(status(304)), "redirects"),
                new Row("is gone", Answer.of(status(410)), Delivery.State.DEAD, 1, "410"),
                Row.given("closes without an answer", Answer.of(""), "no answer"),
                Row.given("is no HTTP server", Answer.of("SSH-2.0-OpenSSH_9.6\r\n"), "no answer"),
                Row.given("breaks off its answer", Answer.of(ok(100) + "only this"), "no answer"),
                Row.given("never ends its headers", FaultTableIT::endlessHeaders, "no answer"),
                Row.given("never answers", FaultTableIT::hang, "no complete answer within PT2S"),
                Row.given("answers a byte at a time", FaultTableIT::trickle, "no complete answer within PT2S"),
                Row.told("never ends its answer", FaultTableIT::endlessBody),
                Row.told("says to continue first", Answer.of("HTTP/1.1 100 Continue\r\n\r\n" + OK)),
                Row.told("answers no text", Answer.of(ok(4) + "\0\u00ff\u00fe\0")),
                Row.toldAfter("asks for a pause", retryAfter(429, "1"), "overloaded"),
                Row.toldAfter(
                        "asks for a pause until a past time", retryAfter(429, "Sun, 06 Nov 1994 08:49:37 GMT"), "over"),
                Row.toldAfter("asks for a pause nobody understands", retryAfter(503, "soon"), "unavailable"),
                Row.toldAfter("asks for a pause before now", retryAfter(503, "-5"), "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void anEndpointThat(Row row) {
        if (TOLD.isEmpty()) {
            table().forEach(one -> TOLD.put(one.fault(), Told.of(one.answer())));
        }
        Told told = TOLD.get(row.fault());

        await().atMost(SOON).until(() -> told.api().stands("ci", row.becomes()));

        List<Delivery.Attempt> attempts = told.api().delivery("ci").attempts();
        assertThat(attempts).hasSize(row.attempts());
        if (row.error() == null) {
            assertThat(attempts.get(0).error()).isNull();
        } else {
            assertThat(attempts.get(0).error()).contains(row.error());
        }
        assertThat(told.endpoint().heads()).hasSize(row.attempts()).allSatisfy(head -> assertThat(head)
                .contains("webhook-id: " + told.event()));
    }

    @Test
    void aUrlCannotSmuggleAHeader() throws IOException {
        TriggerApi api = TriggerApi.inNewNamespace();
        try (RawEndpoint endpoint = new RawEndpoint(Answer.of(OK))) {
            api.webhook("ci", endpoint.url("/hook?a=%0d%0ax-evil:%20yes"));

            TestBroker.publish(Changes.in(new StreamKey(api.namespace(), "app")));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(endpoint.heads().get(0))
                    .contains("POST /hook?a=%0d%0ax-evil:%20yes HTTP/1.1")
                    .noneMatch(line -> line.startsWith("x-evil"));
        }
    }

    private static String status(int status) {
        return "HTTP/1.1 " + status + " Said\r\ncontent-length: 0\r\n\r\n";
    }

    private static String ok(int length) {
        return "HTTP/1.1 200 OK\r\ncontent-length: " + length + "\r\n\r\n";
    }

    private static String redirect(int status) {
        return "HTTP/1.1 " + status + " Elsewhere\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    }

    private static String retryAfter(int status, String when) {
        return "HTTP/1.1 " + status + " Later\r\nretry-after: " + when + "\r\ncontent-length: 0\r\n\r\n";
    }

    private static void endlessHeaders(OutputStream out, int number) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            out.write("x-more: and more\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void endlessBody(OutputStream out, int number) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            out.write(new byte[8192]);
        }
    }

    private static void hang(OutputStream out, int number) throws InterruptedException {
        Thread.sleep(SOON.toMillis());
    }

    private static void trickle(OutputStream out, int number) throws IOException, InterruptedException {
        out.write(ok(1_000_000).getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            out.write('.');
            out.flush();
            Thread.sleep(50);
        }
    }
}
