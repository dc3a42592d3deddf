package dev.imagestreams.triggers.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about deliveries that have no answer. */
@QuarkusTest
class DeliveryResourceIT {

    private final TriggerApi api = TriggerApi.inNewNamespace();

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=many", "state=lost", "before=yesterday"})
    void nonsenseInAQueryIsRefused(String query) {
        api.webhook("ci", "https://ci.example/hook");

        int status = TriggerApi.request()
                .get(api.path() + "/ci/deliveries?" + query)
                .then()
                .extract()
                .statusCode();

        assertThat(status).isIn(400, 404);
    }

    @Test
    void anUnknownDeliveryIsNotFound() {
        String path = "/internal/v1/deliveries/" + UUID.randomUUID();

        TriggerApi.request().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        TriggerApi.request().post(path + "/replay").then().statusCode(404);
        TriggerApi.request().get("/internal/v1/deliveries/nonsense").then().statusCode(404);
    }
}
