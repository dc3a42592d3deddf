package dev.imagestreams.gateway.image.tag;

import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

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
class ImageStreamImagesIT {

    private final ImageApi api = new ImageApi("isimages");

    @BeforeEach
    void isimagesIsAnnas() {
        api.prepare();
    }

    @Test
    void anImageIsFoundByItsDigestOrTheBeginningOfIt() {
        Digest digest = push("isimages/app", "v1", "isimage");
        api.importing("app", "v1", spec("isimages/app:v1"), true).statusCode(201);

        for (String id : new String[] {
            digest.toString(),
            "sha256:" + digest.hex().substring(0, 8),
            digest.hex().substring(0, 10)
        }) {
            api.get("imagestreamimages/app@" + id)
                    .statusCode(200)
                    .body("metadata.name", equalTo("app@" + id))
                    .body("metadata.creationTimestamp", notNullValue())
                    .body("metadata", not(hasKey("uid")))
                    .body("metadata.annotations", hasKey("openshift.io/image.dockerRepositoryCheck"))
                    .body("image.metadata.name", equalTo(digest.toString()))
                    .body("image", not(hasKey("kind")));
        }
        api.table("imagestreamimages/app@" + digest).body("rows[0].cells[3]", equalTo(digest.toString()));
    }

    @Test
    void whatIsNotThereIsToldAsOpenShiftTellsIt() {
        api.createStream("empty");

        api.get("imagestreamimages/empty@sha256:dead")
                .statusCode(404)
                .body("message", equalTo("imagestreamimage.image.openshift.io \"empty@sha256:dead\" not found"));
        api.get("imagestreamimages/nosuch@sha256:dead")
                .statusCode(404)
                .body("message", equalTo("imagestreamimages.image.openshift.io \"nosuch\" not found"));
        api.get("imagestreamimages/empty")
                .statusCode(400)
                .body("message", equalTo("ImageStreamImages must be retrieved with <name>@<id>"));
    }
}
