package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.buildConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From which changes builds follow, and the end of those that follow from themselves. */
@QuarkusTest
class BuildCausesIT {

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void whoBuildsIsToldFromWhichChangesTheBuildFollows() {
        List<UUID> before = List.of(UUID.randomUUID(), UUID.randomUUID());
        UUID move = UUID.randomUUID();
        UUID reason = UUID.randomUUID();
        api.create(buildConfig("caused", "base:c"));
        TestBroker.publish(move, api.change("base:c", "caused", 71, before));
        api.awaiting("caused", "status.lastVersion", 1);

        api.create(buildConfig("late", "base:c")).statusCode(201);
        api.instantiate("caused", true).statusCode(200);
        TriggerApi.request()
                .header(CauseChain.HEADER, reason)
                .body("{\"latest\":true,\"forced\":true}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/caused/instantiate")
                .then()
                .statusCode(200);

        List<UUID> chain = List.of(before.get(0), before.get(1), move);
        assertThat(api.told(EventType.BUILD_TRIGGERED, "caused", 3))
                .extracting(TriggerFired::causes)
                .containsExactly(chain, List.of(move), List.of(reason, move));
        assertThat(api.told(EventType.BUILD_TRIGGERED, "late", 1))
                .extracting(TriggerFired::causes)
                .containsExactly(chain);
    }

    @Test
    void aBuildThatCausesItselfIsGivenUpAndTheConfigSaysSoUntilItBuildsAgain() {
        api.create(buildConfig("circling", "base:l"));
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(8).toList();
        api.move("base:l", "first", 81);
        api.awaiting("circling", "status.lastVersion", 1);

        TestBroker.publish(api.change("base:l", "ninth", 82, many));

        JsonPath circling = api.awaiting("circling", "status.conditions[0].type", "Circling");
        assertThat(circling.getInt("status.lastVersion")).isEqualTo(1);
        assertThat(circling.getString("status.conditions[0].message"))
                .startsWith("the change follows from 8 others, the first of them " + many.get(0));
        // To write it changes nothing about that, and keeps what it says.
        api.put("circling", buildConfig("circling", "base:l"))
                .statusCode(200)
                .body("status.lastVersion", equalTo(1))
                .body("status.conditions.type", contains("Circling"));
        TriggerApi.request()
                .header(CauseChain.HEADER, CauseChain.text(many))
                .body("{\"latest\":true,\"forced\":true}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/circling/instantiate")
                .then()
                .statusCode(400);

        api.move("base:l", "tenth", 83);
        JsonPath again = api.awaiting("circling", "status.lastVersion", 2);
        assertThat((Object) again.get("status.conditions")).isNull();
    }
}
