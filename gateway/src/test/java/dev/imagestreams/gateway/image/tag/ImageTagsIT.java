package dev.imagestreams.gateway.image.tag;

import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImageTagsIT {

    private final ImageApi api = new ImageApi("itags");

    @BeforeEach
    void itagsIsAnnas() {
        api.prepare();
    }

    @Test
    void wishAndOutcomeAreShownSideBySide() {
        Digest digest = push("itags/both", "v1", "both");
        api.importing("both", "v1", spec("itags/both:v1"), true).statusCode(201);

        api.get("imagetags/both:v1")
                .statusCode(200)
                .body("kind", equalTo("ImageTag"))
                .body("metadata.generation", notNullValue())
                .body("metadata.annotations", hasKey("openshift.io/image.dockerRepositoryCheck"))
                .body("spec.from.name", equalTo(spec("itags/both:v1")))
                .body("status.items", hasSize(1))
                .body("image.metadata.name", equalTo(digest.toString()));
        api.get("imagetags?fieldSelector=metadata.name%3Dboth:v1")
                .body("kind", equalTo("ImageTagList"))
                .body("items[0].image", nullValue())
                .body("items[0].status.items[0].image", equalTo(digest.toString()));
        api.table("imagetags/both:v1")
                .body("columnDefinitions.name", contains("Name", "Spec", "Status", "History", "Updated"))
                .body("rows[0].cells[1]", equalTo("Tag"))
                .body("rows[0].cells[2]", equalTo("image/" + digest))
                .body("rows[0].cells[3]", equalTo(1));
    }

    @Test
    void takingTheWishAwayLeavesTheHistory() {
        push("itags/wish", "v1", "wish");
        api.importing("wish", "v1", spec("itags/wish:v1"), true).statusCode(201);

        api.patch("imagetags/wish:v1", "{\"spec\":null}")
                .statusCode(200)
                .body("spec", nullValue())
                .body("status.items", hasSize(1));
        api.patch("imagetags/wish:v1", "{\"spec\":null}").statusCode(200);
        api.table("imagetags/wish:v1").body("rows[0].cells[1]", equalTo("Push"));

        api.delete("imagetags/wish:v1").statusCode(200).body("status", equalTo("Success"));
        api.get("imagetags/wish:v1")
                .statusCode(404)
                .body("message", equalTo("imagetags.image.openshift.io \"wish:v1\" not found"));
    }

    @Test
    void aTagIsMadeWithAWishOnly() {
        api.post("imagetags", "{\"metadata\":{\"name\":\"made:v1\"}}")
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageTag.image.openshift.io \"made:v1\" is invalid: spec: Required value: spec is a"
                                + " required field during creation"));
        api.post("imagetags", body("made:v1", "v2"))
                .statusCode(422)
                .body("details.causes[0].field", equalTo("spec.name"))
                .body("details.causes[0].message", equalTo("Invalid value: \"v2\": must match image tag name"));
        api.post("imagetags", body("made:v1", "v1")).statusCode(201).body("spec.name", equalTo("v1"));
        api.post("imagetags", body("made:v1", "v1"))
                .statusCode(409)
                .body("message", equalTo("imagetag.image.openshift.io \"made:v1\" already exists"));
        api.put("imagetags/fresh:v1", body("fresh:v1", "v1")).statusCode(201);
        api.put("imagetags/fresh:v1", body("fresh:v1", "v1")).statusCode(200);
        api.post("imagetags", body("bad:v1", "v1").replace("127.0.0.1:1/acme/app:1", "INVALID REF"))
                .statusCode(422)
                .body("details.kind", equalTo("ImageTag"))
                .body("details.causes[0].field", equalTo("spec.from.name"));
    }

    @Test
    void onlyTheSpecMayBeChanged() {
        api.post("imagetags", body("only:v1", "v1")).statusCode(201);

        api.patch("imagetags/only:v1", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}")
                .statusCode(422)
                .body(
                        "details.causes[0].message",
                        equalTo("Invalid value: \"\": may not update fields other than spec"));
        api.patch("imagetags/only:v1", "{\"status\":{\"tag\":\"v1\",\"items\":null}}")
                .statusCode(422);
        api.patch("imagetags/only:v1", "{\"spec\":{\"importPolicy\":{\"scheduled\":true}}}")
                .statusCode(200)
                .body("spec.importPolicy.scheduled", equalTo(true));
        api.table("imagetags/only:v1").body("rows[0].cells[1]", equalTo("Scheduled"));
    }

    private static String body(String name, String tag) {
        return "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"name\":\"%s\",\"from\":{\"kind\":\"DockerImage\",\"name\":\"127.0.0.1:1/acme/app:1\"}}}"
                .formatted(name, tag);
    }
}
