package dev.imagestreams.gateway.image.imports;

import static dev.imagestreams.gateway.testing.ImageApi.importBody;
import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImageStreamImportsIT {

    private final ImageApi api = new ImageApi("imports");

    @BeforeEach
    void importsIsAnnas() {
        api.prepare();
    }

    @Test
    void ocImportImageWaitsForTheHistoryAndShowsIt() {
        Digest digest = push("imports/app", "v1", "imported");

        api.importing("imported", "latest", spec("imports/app:v1"), true)
                .statusCode(201)
                .body("kind", equalTo("ImageStreamImport"))
                .body("spec.images[0].importPolicy.importMode", equalTo("Legacy"))
                .body("spec.images[0].referencePolicy.type", equalTo("Source"))
                .body("status.images[0].status.status", equalTo("Success"))
                .body("status.images[0].status", not(hasKey("kind")))
                .body("status.images[0].tag", equalTo("v1"))
                .body("status.images[0].image.metadata.name", equalTo(digest.toString()))
                .body("status.images[0].image.metadata.uid", notNullValue())
                .body("status.images[0].image.metadata.creationTimestamp", notNullValue())
                .body("status.images[0].image", not(hasKey("dockerImageManifest")))
                .body("status.import.kind", nullValue())
                .body("status.import.metadata.generation", equalTo(1))
                .body("status.import.status.tags[0].items[0].image", equalTo(digest.toString()));
    }

    @Test
    void withoutATargetTheTagOfTheSourceIsMeantAndSaid() {
        push("imports/untargeted", "v7", "untargeted");

        api.post(
                        "imagestreamimports",
                        """
                        {"metadata":{"name":"untargeted"},
                         "spec":{"import":true,"images":[{"from":{"kind":"DockerImage","name":"%s"},
                                 "importPolicy":{"insecure":true}}]}}"""
                                .formatted(spec("imports/untargeted:v7")))
                .statusCode(201)
                .body("spec.images[0].to.name", equalTo("v7"))
                .body("status.import.spec.tags.name", contains("v7"));
    }

    @Test
    void aLookShowsTheImageAndStoresNothing() {
        Digest digest = push("imports/looked", "v1", "looked at");

        api.importing("looked-at", "latest", spec("imports/looked:v1"), false)
                .statusCode(201)
                .body("status", not(hasKey("import")))
                .body("status.images[0].image.metadata.name", equalTo(digest.toString()));
        api.post("imagestreamimports?dryRun=All", importBody("looked-at", "latest", spec("imports/looked:v1"), true))
                .statusCode(201)
                .body("status", not(hasKey("import")));
        api.get("imagestreams/looked-at").statusCode(404);
    }

    @Test
    void someMayFailAndTheOthersAreKept() {
        push("imports/partly", "v1", "partly");
        String missing = spec("imports/partly:nosuch");

        api.post(
                        "imagestreamimports",
                        """
                        {"metadata":{"name":"partly"},
                         "spec":{"import":true,"images":[
                          {"from":{"kind":"DockerImage","name":"%s"},"to":{"name":"good"},"importPolicy":{"insecure":true}},
                          {"from":{"kind":"DockerImage","name":"%s"},"to":{"name":"bad"},"importPolicy":{"insecure":true}}]}}"""
                                .formatted(spec("imports/partly:v1"), missing))
                .statusCode(201)
                .body("status.images.status.status", contains("Success", "Failure"))
                .body("status.images[1].tag", equalTo("nosuch"))
                .body("status.images[1].status.reason", equalTo("NotFound"))
                .body("status.images[1].status.details.kind", equalTo("dockerimage"))
                .body("status.images[1].status.details.name", equalTo(missing))
                .body("status.images[1].status.code", equalTo(404))
                .body("status.images[1]", not(hasKey("image")))
                .body("status.import.status.tags.tag", contains("bad", "good"))
                .body("status.import.status.tags[0].items", nullValue())
                .body("status.import.status.tags[0].conditions[0].reason", equalTo("NotFound"))
                .body("status.import.spec.tags.name", contains("bad", "good"));
    }

    @Test
    void aRegistryThatIsNotThereIsAnAnswerWithItsCause() {
        api.importing("unreachable", "latest", "127.0.0.1:1/acme/app:1", false)
                .statusCode(201)
                .body("status.images[0].status.reason", equalTo("InternalError"))
                .body(
                        "status.images[0].status.message",
                        startsWith("Internal error occurred: 127.0.0.1:1/acme/app:1: "))
                .body("status.images[0].status.details.causes[0].message", startsWith("127.0.0.1:1/acme/app:1: "));
    }

    @Test
    void aRepositoryIsImportedTagByTag() {
        Digest one = push("imports/whole", "1.0", "whole 1");
        push("imports/whole", "2.0", "whole 2");
        String body =
                """
                {"metadata":{"name":"whole"},
                 "spec":{"import":true,"repository":{"from":{"kind":"DockerImage","name":"%s"},"includeManifest":true,
                         "importPolicy":{"insecure":true}}}}""";

        api.post("imagestreamimports", body.formatted(spec("imports/whole")))
                .statusCode(201)
                .body("spec.repository.referencePolicy.type", equalTo("Source"))
                .body("status.repository.status.status", equalTo("Success"))
                .body("status.repository.images.tag", contains("2.0", "1.0"))
                .body("status.repository.images[1].image.metadata.name", equalTo(one.toString()))
                .body("status.repository.images[1].image.dockerImageManifest", startsWith("{"))
                .body("status.import.spec.tags.name", contains("1.0", "2.0"));
        api.post("imagestreamimports", body.formatted("127.0.0.1:1/none"))
                .statusCode(201)
                .body("status.repository.status.status", equalTo("Failure"));
    }

    @Test
    void aListIsKeptWholeWhenThatIsAskedFor() {
        SampleIndex index = SampleIndex.make(
                Format.OCI, "many platforms", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        Digest list = push("imports/list", "v1", index);
        String body = importBody("list", "v1", spec("imports/list:v1"), true);

        api.post("imagestreamimports", body)
                .statusCode(201)
                .body(
                        "status.images[0].image.metadata.name",
                        equalTo(index.images().get(0).digest().toString()))
                .body("status.images[0]", not(hasKey("manifests")));
        api.post(
                        "imagestreamimports",
                        body.replace("{\"insecure\":true}", "{\"insecure\":true,\"importMode\":\"PreserveOriginal\"}"))
                .statusCode(201)
                .body("status.images[0].image.metadata.name", equalTo(list.toString()))
                .body("status.images[0].image.dockerImageManifests", hasSize(2))
                .body("status.images[0].manifests", hasSize(2))
                .body("status.images[0].manifests[0].metadata.uid", notNullValue());
    }

    @Test
    void anImportForAnOldVersionOrAnotherStreamIsRefused() {
        api.createStream("seen");
        String body = importBody("seen", "latest", "127.0.0.1:1/x:1", true);

        api.post(
                        "imagestreamimports",
                        body.replace("{\"name\":\"seen\"", "{\"resourceVersion\":\"1\",\"name\":\"seen\""))
                .statusCode(409)
                .body(
                        "message",
                        startsWith("Operation cannot be fulfilled on imagestream.image.openshift.io \"seen\": the"
                                + " image stream was updated from \"1\" to "));
        api.post("imagestreamimports", body.replace("{\"name\":\"seen\"", "{\"uid\":\"other\",\"name\":\"seen\""))
                .statusCode(404)
                .body("message", equalTo("imagestream.image.openshift.io \"seen\" not found"));
        api.post("imagestreamimports", body.replace("{\"name\":\"seen\"", "{\"uid\":\"any\",\"name\":\"unseen\""))
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                               | 422
            {"metadata":{"name":"i"}}                                                        | 422
            {"metadata":{"name":"i"},"spec":null}                                            | 422
            {"metadata":{"name":"i"},"spec":{"images":[null]}}                               | 422
            {"metadata":{"name":"i"},"spec":{"images":[{}]}}                                 | 422
            {"metadata":{"name":"i"},"spec":{"images":[{"from":{"kind":"DockerImage","name":"x/../y"}}]}} | 422
            {"metadata":{"name":"i"},"spec":{"repository":{}}}                               | 422
            {"metadata":{"name":"../i"},"spec":{"images":[]}}                                | 422
            """)
    void brokenImportsAreRefusedWithAStatus(String body, int status) {
        api.post("imagestreamimports", body).statusCode(status).body("kind", equalTo("Status"));
    }
}
