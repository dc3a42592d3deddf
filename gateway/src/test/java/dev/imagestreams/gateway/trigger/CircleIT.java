package dev.imagestreams.gateway.trigger;

import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static dev.imagestreams.gateway.testing.Api.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Consumers that move what they watch because of what they were told, and say so; through all services. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class CircleIT {

    private static final String HEADER = "x-imagestreams-caused-by";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final ImageApi api = new ImageApi("circles");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ExecutorService consumer = Executors.newSingleThreadExecutor();
    private HttpServer endpoint;
    private volatile Consumer<String> work = causes -> {};

    /** The ways a build's result gets into a stream. */
    enum Way {
        REFERENCE {
            @Override
            void move(RequestSpecification request, ImageApi api, String stream, int number) {
                put(request, api, stream, "registry.example/team/app:" + number, true);
            }
        },
        TAG {
            @Override
            void move(RequestSpecification request, ImageApi api, String stream, int number) {
                put(request, api, stream, pushed(stream, number), false);
            }
        },
        IMPORT {
            @Override
            void move(RequestSpecification request, ImageApi api, String stream, int number) {
                request.body(ImageApi.importBody(stream, "prod", pushed(stream, number), true))
                        .post(api.path("imagestreamimports"))
                        .then()
                        .statusCode(201);
            }
        };

        abstract void move(RequestSpecification request, ImageApi api, String stream, int number);

        private static String pushed(String stream, int number) {
            ImageApi.push("circles/" + stream, "v" + number, stream + number);
            return ImageApi.spec("circles/" + stream + ":v" + number);
        }

        private static void put(
                RequestSpecification request, ImageApi api, String stream, String from, boolean reference) {
            request.body(
                            """
                            {"metadata":{"name":"%1$s:prod"},"tag":{"from":{"kind":"DockerImage","name":"%2$s"},
                             "reference":%3$s,"importPolicy":{"insecure":true}}}"""
                                    .formatted(stream, from, reference))
                    .put(api.path("imagestreamtags/" + stream + ":prod"));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        api.prepare();
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        endpoint.createContext("/", exchange -> {
            String causes = exchange.getRequestHeaders().getFirst(HEADER);
            told.add(causes);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            consumer.execute(() -> work.accept(causes));
        });
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        consumer.shutdownNow();
    }

    @Test
    void aConsumerThatMovesWhatItWatchesIsToldEightTimesAndThenItIsReported() {
        String stream = watchedStream("endless");
        work = causes -> Way.REFERENCE.move(api.anna().header(HEADER, causes), api, stream, told.size());

        Way.REFERENCE.move(api.anna(), api, stream, 0);

        await().atMost(SOON).until(() -> loops(stream) == 1);
        await().pollDelay(SILENCE).until(() -> true);
        assertThat(told).hasSize(8);
        assertThat(told.get(7).split(",")).hasSize(8).doesNotHaveDuplicates().startsWith(told.get(0));
        by(Users.ANNA)
                .get(trigger(stream) + "/deliveries?state=dead")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].reason", containsString("follows from 8 others, the first of them " + told.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whateverTheWayTheChangeNamesWhatItFollowsFrom(Way way) {
        String stream = watchedStream(way.name().toLowerCase(Locale.ROOT));
        work = causes -> {
            if (told.size() == 1) {
                way.move(api.anna().header(HEADER, causes), api, stream, 1);
            }
        };

        way.move(api.anna(), api, stream, 0);

        await().atMost(SOON).until(() -> told.size() == 2);
        assertThat(told.get(1)).startsWith(told.get(0) + ',');
    }

    @Test
    void aHeaderThatIsNoListOfEventsIsRefused() {
        String stream = watchedStream("broken");

        api.anna()
                .header(HEADER, "yesterday")
                .body(
                        "{\"metadata\":{\"name\":\"%s:prod\"},\"tag\":{\"reference\":true,\"from\":{\"kind\":\"DockerImage\",\"name\":\"registry.example/a\"}}}"
                                .formatted(stream))
                .put(api.path("imagestreamtags/" + stream + ":prod"))
                .then()
                .statusCode(400)
                .body("message", containsString(HEADER));
        api.anna()
                .header(HEADER, "yesterday")
                .body(ImageApi.importBody(stream, "prod", ImageApi.spec("circles/none:v1"), true))
                .post(api.path("imagestreamimports"))
                .then()
                .statusCode(400)
                .body("message", containsString(HEADER));
        assertThat(told).isEmpty();
    }

    private String watchedStream(String name) {
        api.createStream(name).statusCode(201);
        by(Users.ANNA)
                .body(
                        "{\"metadata\":{\"name\":\"%1$s\"},\"spec\":{\"from\":{\"stream\":\"%1$s\"},\"webhook\":{\"url\":\"%2$s\"}}}"
                                .formatted(
                                        name,
                                        "http://127.0.0.1:"
                                                + endpoint.getAddress().getPort() + "/hook"))
                .post(TRIGGERS + "/namespaces/circles/imagetriggers")
                .then()
                .statusCode(201);
        return name;
    }

    private static String trigger(String name) {
        return TRIGGERS + "/namespaces/circles/imagetriggers/" + name;
    }

    private static int loops(String name) {
        Integer loops = by(Users.ANNA).get(trigger(name)).path("status.loops");
        return loops == null ? 0 : loops;
    }
}
