package dev.imagestreams.gateway.image.content;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImagesIT {

    private static final String COLLECTION = IMAGES + "/images";

    @Test
    void anImageIsDescribedByHandEditedAndDeleted() throws IOException {
        String name = "sha256:" + "1a".repeat(32);
        create(
                        """
                        {"metadata":{"name":"%s","labels":{"a":"b"}},"dockerImageReference":"quay.io/acme/app@%s",
                         "dockerImageMetadata":{"Id":"","Architecture":"arm64","Config":{"User":"7"},"Size":12}}"""
                                .formatted(name, name))
                .statusCode(201)
                .body("kind", equalTo("Image"))
                .body("dockerImageMetadata.Architecture", equalTo("arm64"))
                .body("dockerImageMetadata.Config.User", equalTo("7"))
                .body("dockerImageMetadata.Size", equalTo(12))
                .body("metadata.annotations", nullValue());
        create("{\"metadata\":{\"name\":\"%s\"},\"dockerImageReference\":\"other/app\"}".formatted(name))
                .statusCode(409);

        admin().get(COLLECTION + '/' + name).then().statusCode(200).body("metadata.labels.a", equalTo("b"));
        ObjectNode image = (ObjectNode) KubernetesJson.mapper()
                .readTree(admin().get(COLLECTION + '/' + name).asString());
        ((ObjectNode) image.get("metadata")).putObject("labels").put("c", "d");
        image.put("dockerImageReference", "somewhere/else");
        image.putObject("dockerImageMetadata").put("Architecture", "s390x");
        admin().body(image.toString())
                .put(COLLECTION + '/' + name)
                .then()
                .statusCode(200)
                .body("metadata.labels.c", equalTo("d"))
                .body("metadata.labels", not(hasKey("a")))
                .body("dockerImageMetadata.Architecture", equalTo("arm64"));
        admin().body(image.toString()).put(COLLECTION + '/' + name).then().statusCode(409);
        admin().contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"annotations\":{\"x\":\"y\"}}}")
                .patch(COLLECTION + '/' + name)
                .then()
                .statusCode(200)
                .body("metadata.annotations.x", equalTo("y"));

        admin().delete(COLLECTION + '/' + name).then().statusCode(200).body("status", equalTo("Success"));
        admin().get(COLLECTION + '/' + name)
                .then()
                .statusCode(404)
                .body("message", equalTo("images.image.openshift.io \"" + name + "\" not found"));
    }

    @Test
    void imagesAreListedInPagesAndPrinted() {
        String one = "sha256:" + "2b".repeat(32);
        String two = "sha256:" + "2c".repeat(32);
        create("{\"metadata\":{\"name\":\"%s\"},\"dockerImageReference\":\"a/b\"}".formatted(one));
        create("{\"metadata\":{\"name\":\"%s\"},\"dockerImageReference\":\"a/c\"}".formatted(two));

        String next = admin().get(COLLECTION + "?limit=1")
                .then()
                .body("kind", equalTo("ImageList"))
                .body("items", hasSize(1))
                .extract()
                .path("metadata.continue");
        admin().get(COLLECTION + "?limit=5000&continue=" + next)
                .then()
                .body("items.metadata.name", hasItem(two))
                .body("metadata.continue", nullValue());
        admin().accept(TABLE)
                .get(COLLECTION + '/' + one)
                .then()
                .body("columnDefinitions.name", contains("Name", "Image Reference"))
                .body("rows[0].cells", contains(one, "a/b"));
        by(Users.ANNA).get(COLLECTION).then().statusCode(403);
    }

    @Test
    void aManifestThatComesWithAnImageSaysWhatItIs() throws IOException {
        SampleImage sample = SampleImage.version("by hand");
        ObjectNode image = KubernetesJson.mapper().createObjectNode();
        image.putObject("metadata").put("name", sample.digest().toString());
        image.put("dockerImageReference", "quay.io/acme/hand@" + sample.digest());
        image.put("dockerImageManifest", new String(sample.manifest().bytes(), StandardCharsets.UTF_8));
        image.put("dockerImageManifestMediaType", sample.manifest().mediaType());
        image.put("dockerImageConfig", new String(sample.config(), StandardCharsets.UTF_8));

        create(image.toString())
                .statusCode(201)
                .body("dockerImageLayers", hasSize(2))
                .body("dockerImageMetadata.Config.User", equalTo("1001"))
                .body(
                        "dockerImageManifest",
                        equalTo(image.get("dockerImageManifest").asText()));
        ((ObjectNode) image.get("metadata")).put("name", "sha256:" + "3d".repeat(32));
        create(image.toString()).statusCode(422).body("details.causes[0].field", equalTo("metadata.name"));
    }

    @Test
    void signaturesAreAddedAndTakenAway() {
        String name = "sha256:" + "4e".repeat(32);
        create("{\"metadata\":{\"name\":\"%s\"},\"dockerImageReference\":\"a/signed\"}".formatted(name));

        sign(name + "@one", "c2lnbmF0dXJl").statusCode(201).body("kind", equalTo("ImageSignature"));
        sign(name + "@one", "b3RoZXI=")
                .statusCode(409)
                .body("message", equalTo("imageSignatures.image.openshift.io \"" + name + "@one\" already exists"));
        sign(name + "@two", "c2lnbmF0dXJl").statusCode(409);
        sign(name, "c2lnbmF0dXJl")
                .statusCode(422)
                .body(
                        "details.causes[0].message",
                        equalTo("Invalid value: \"" + name + "\": name must be of format <imageName>@<signatureName>"));
        sign("sha256:" + "5f".repeat(32) + "@one", "c2lnbmF0dXJl").statusCode(404);
        admin().get(COLLECTION + '/' + name)
                .then()
                .body("signatures", hasSize(1))
                .body("signatures[0].metadata.name", equalTo(name + "@one"))
                .body("signatures[0].content", equalTo("c2lnbmF0dXJl"));

        admin().delete(IMAGES + "/imagesignatures/" + name + "@one").then().statusCode(200);
        admin().delete(IMAGES + "/imagesignatures/" + name + "@one").then().statusCode(404);
        admin().delete(IMAGES + "/imagesignatures/" + name)
                .then()
                .statusCode(400)
                .body("message", equalTo("ImageSignatures must be accessed with <imageName>@<signatureName>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                              | 422
            {"metadata":{"name":"nodigest"},"dockerImageReference":"a/b"}                   | 422
            {"metadata":{"name":"sha256:%1$s"}}                                             | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"INVALID"}            | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"a/b","dockerImageManifest":"{"} | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"a/b","dockerImageLayers":[null]} | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"a/b","dockerImageManifests":[{}]} | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"a/b","signatures":[null]} | 422
            {"metadata":{"name":"sha256:%1$s"},"dockerImageReference":"a/b","dockerImageMetadata":{"Created":"soon"}} | 422
            """)
    void brokenImagesAreRefusedWithAStatus(String body, int status) {
        create(body.formatted("6a".repeat(32))).statusCode(status).body("kind", equalTo("Status"));
    }

    private static ValidatableResponse sign(String name, String content) {
        return admin().body("{\"metadata\":{\"name\":\"%s\"},\"type\":\"AtomicImageV1\",\"content\":\"%s\"}"
                        .formatted(name, content))
                .post(IMAGES + "/imagesignatures")
                .then();
    }

    private static ValidatableResponse create(String body) {
        return admin().body(body).post(COLLECTION).then();
    }

    private static RequestSpecification admin() {
        return by(Users.ADMIN);
    }
}
