package dev.imagestreams.gateway.image.stream;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImageStreamSubresourcesIT {

    private final ImageApi api = new ImageApi("subresources");

    @BeforeEach
    void subresourcesIsAnnas() {
        api.prepare();
    }

    @Test
    void pruningTakesOldEntriesOutOfTheStatusAndLeavesTheSpec() throws IOException {
        push("sub/pruned", "v1", "pruned 1");
        api.importing("pruned", "v1", spec("sub/pruned:v1"), true).statusCode(201);
        push("sub/pruned", "v1", "pruned 2");
        api.importing("pruned", "v1", spec("sub/pruned:v1"), true)
                .statusCode(201)
                .body("status.import.status.tags[0].items", hasSize(2));

        ObjectNode stream = (ObjectNode) KubernetesJson.mapper()
                .readTree(api.get("imagestreams/pruned/status")
                        .statusCode(200)
                        .extract()
                        .asString());
        ((ArrayNode) stream.at("/status/tags/0/items")).remove(1);
        stream.putObject("spec");
        api.put("imagestreams/pruned/status", stream.toString())
                .statusCode(200)
                .body("status.tags[0].items", hasSize(1))
                .body("spec.tags", hasSize(1));
        api.put("imagestreams/pruned/status", stream.toString()).statusCode(409);
    }

    @Test
    void aStatusThatCannotBeIsRefusedOnItsFields() {
        api.createStream("broken");
        String version = api.get("imagestreams/broken").extract().path("metadata.resourceVersion");

        api.put(
                        "imagestreams/broken/status",
                        """
                        {"metadata":{"name":"broken","resourceVersion":"%s"},
                         "status":{"tags":[{"tag":"a","items":[{"created":"soon","image":"x","generation":1}]}]}}"""
                                .formatted(version))
                .statusCode(422)
                .body("details.causes.field", hasSize(3))
                .body("details.causes[0].field", equalTo("status.tags[a].items[0].dockerImageReference"));
    }

    @Test
    void layersNameEveryBlobOfTheWholeHistory() {
        Digest digest = push("sub/layered", "v1", "layered");
        api.importing("layered", "v1", spec("sub/layered:v1"), true).statusCode(201);

        String image = "images.'" + digest + "'";
        api.get("imagestreams/layered/layers")
                .statusCode(200)
                .body("kind", equalTo("ImageStreamLayers"))
                .body("metadata.uid", notNullValue())
                .body(image + ".imageMissing", equalTo(false))
                .body(image + ".layers", hasSize(2))
                .body(image + ".config", notNullValue())
                .body("blobs", hasKey(digest.toString()))
                .body("blobs.'" + digest + "'.size", nullValue())
                .body("blobs.'" + digest + "'", hasKey("size"))
                .body("blobs.'" + digest + "'.mediaType", equalTo("application/vnd.oci.image.manifest.v1+json"));
        api.get("imagestreams/nosuch/layers")
                .statusCode(404)
                .body("message", equalTo("imagestreams.image.openshift.io \"nosuch\" not found"));
    }

    @Test
    void secretsAreThoseThatImportsAreTriedWith() {
        secret("pull", "kubernetes.io/dockercfg", "{}", ".dockercfg");
        secret("hidden", "kubernetes.io/dockercfg", "{\"openshift.io/image.excludeSecret\":\"true\"}", ".dockercfg");
        secret("other", "Opaque", "{}", "key");

        api.get("imagestreams/need-not-exist/secrets")
                .statusCode(200)
                .body("kind", equalTo("SecretList"))
                .body("items.metadata.name", contains("pull"))
                .body("items[0].type", equalTo("kubernetes.io/dockercfg"));
        api.get("imagestreams/any/secrets?fieldSelector=metadata.name%3Dnone").body("items", hasSize(0));
        by(Users.ALICE).get(api.path("imagestreams/any/secrets")).then().statusCode(403);
    }

    private void secret(String name, String type, String annotations, String key) {
        api.anna()
                .body(
                        "{\"metadata\":{\"name\":\"%s\",\"annotations\":%s},\"type\":\"%s\",\"stringData\":{\"%s\":\"{}\"}}"
                                .formatted(name, annotations, type, key))
                .post("/api/v1/namespaces/subresources/secrets")
                .then()
                .statusCode(201);
    }
}
