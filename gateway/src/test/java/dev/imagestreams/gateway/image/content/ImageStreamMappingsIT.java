package dev.imagestreams.gateway.image.content;

import static dev.imagestreams.gateway.testing.RunningServices.INTERNAL_REGISTRY;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImageStreamMappingsIT {

    private static final String DIGEST = "sha256:" + "7b".repeat(32);

    private final ImageApi api = new ImageApi("mappings");

    @BeforeEach
    void mappingsIsAnnas() {
        api.prepare();
    }

    @Test
    void aPushedImageIsPutOnATagWithoutASpec() {
        api.post("imagestreammappings", mapping("mapped", "pushed"))
                .statusCode(404)
                .body("message", equalTo("imagestreammappings.image.openshift.io \"mapped\" not found"))
                .body("details.kind", equalTo("imagestreammappings"));
        api.createStream("mapped");

        api.post("imagestreammappings", mapping("mapped", "pushed"))
                .statusCode(201)
                .body("kind", equalTo("Status"))
                .body("status", equalTo("Success"))
                .body("code", equalTo(201));
        api.get("imagestreamtags/mapped:pushed")
                .statusCode(200)
                .body("tag", nullValue())
                .body("image.dockerImageReference", equalTo(INTERNAL_REGISTRY + "/mappings/mapped@" + DIGEST))
                .body("image.dockerImageMetadata.Id", equalTo(""))
                .body("image.metadata", not(hasKey("annotations")));
        api.get("imagestreamtags/mapped:pushed/history").body("items.cause", contains("mapping"));
        api.table("imagetags/mapped:pushed").body("rows[0].cells[1]", equalTo("Push"));
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        api.post("imagestreammappings", "{}")
                .statusCode(422)
                .body("details.causes.field", contains("name", "dockerImageRepository"));
        api.post("imagestreammappings", "{\"metadata\":{\"name\":\"mapped\"}}")
                .statusCode(422)
                .body("details.causes.field", contains("tag", "image.metadata.name", "image.dockerImageReference"));
    }

    private static String mapping(String stream, String tag) {
        return "{\"metadata\":{\"name\":\"%s\"},\"image\":{\"metadata\":{\"name\":\"%s\"}},\"tag\":\"%s\"}"
                .formatted(stream, DIGEST, tag);
    }
}
