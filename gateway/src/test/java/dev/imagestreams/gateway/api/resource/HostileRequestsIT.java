package dev.imagestreams.gateway.api.resource;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every verb of every resource, asked with nonsense: whatever comes, the answer is no failure of ours, tells nothing of our
 * insides, and nobody else's objects change. Requests differ in nothing from run to run but how many there is time for.
 */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class HostileRequestsIT {

    private static final long SEED = 20261121;
    private static final Duration TIME = Duration.ofSeconds(45);
    private static final int MOST = 5000;
    private static final List<String> INSIDES =
            List.of("Exception", "dev.imagestreams.", "io.fabric8", "com.fasterxml", "java.", "\tat ");

    @Test
    void nothingBreaksNothingLeaksAndNothingElseChanges() throws IOException, InterruptedException {
        project(Users.ANNA, "hostile");
        project(Users.ALICE, "neighbour");
        String neighbours = IMAGES + "/namespaces/neighbour/imagestreams";
        by(Users.ALICE).body("{\"metadata\":{\"name\":\"app\"}}").post(neighbours);
        String before = by(Users.ALICE).get(neighbours + "/app").asString();
        HostileRequest requests = new HostileRequest(SEED);
        String server = "http://127.0.0.1:" + RestAssured.port;
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Instant end = Instant.now().plus(TIME);

        List<String> broken = new ArrayList<>();
        int sent = 0;
        for (; sent < MOST && Instant.now().isBefore(end); sent++) {
            HttpRequest request = requests.next(server, Users.ANNA, "hostile");
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            String what = "request %d: %s %s %s"
                    .formatted(
                            sent,
                            request.method(),
                            request.uri(),
                            request.headers().map());
            if (isFailureOfOurs(answer) || INSIDES.stream().anyMatch(answer.body()::contains)) {
                broken.add(what + "\n" + answer.statusCode() + ' ' + answer.body());
            }
        }

        assertThat(broken).isEmpty();
        assertThat(sent).isGreaterThan(100);
        assertThat(by(Users.ALICE).get(neighbours + "/app").asString()).isEqualTo(before);
        by(Users.ANNA).get(IMAGES + "/namespaces/hostile/imagestreams").then().statusCode(200);
    }

    /**
     * Two 5xx are answers and no failures: one that OpenShift gives too, and one that asks to come again later. The answer to
     * a HEAD cannot say which it is.
     */
    private static boolean isFailureOfOurs(HttpResponse<String> answer) {
        return answer.statusCode() >= 500
                && !answer.body().contains("must be of the form <stream_name>:<tag>")
                && !answer.body().contains("Too large resource version")
                && !(answer.statusCode() == 504 && answer.request().method().equals("HEAD"));
    }
}
