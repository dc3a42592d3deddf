package dev.imagestreams.gateway.api.document;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class DiscoveryIT {

    @Test
    void versionsAndGroupsAreListed() {
        by(Users.ANNA).get("/api").then().body("kind", equalTo("APIVersions")).body("versions", contains("v1"));
        by(Users.ANNA)
                .get("/apis")
                .then()
                .body("kind", equalTo("APIGroupList"))
                .body("groups.name", hasItems("image.openshift.io", "project.openshift.io"))
                .body("groups.preferredVersion.version", hasItem("v1"));
        by(Users.ANNA)
                .get("/apis/image.openshift.io")
                .then()
                .body("preferredVersion.groupVersion", equalTo("image.openshift.io/v1"));
    }

    @Test
    void resourcesAreListedWithTheirShortNames() {
        by(Users.ANNA)
                .get("/apis/image.openshift.io/v1?timeout=32s")
                .then()
                .body("kind", equalTo("APIResourceList"))
                .body("resources.find { it.name == 'imagestreams' }.shortNames", contains("is"))
                .body("resources.find { it.name == 'imagestreams' }.categories", contains("all"))
                .body("resources.find { it.name == 'imagestreamtags' }.kind", equalTo("ImageStreamTag"));
        by(Users.ANNA)
                .get("/api/v1")
                .then()
                .body(
                        "resources.name",
                        hasItems("configmaps", "limitranges", "namespaces", "resourcequotas", "secrets"));
    }

    @Test
    void allIsToldAtOnceToThoseWhoAskForIt() {
        for (String version : List.of("v2", "v2beta1")) {
            String form = "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
            String tag = by(Users.ANNA)
                    .header("Accept", form + ",application/json")
                    .get("/apis")
                    .then()
                    .header("Content-Type", equalTo(form))
                    .body("kind", equalTo("APIGroupDiscoveryList"))
                    .body("apiVersion", equalTo("apidiscovery.k8s.io/" + version))
                    .body(
                            "items.find { it.metadata.name == 'image.openshift.io' }.versions[0].resources.find"
                                    + " { it.resource == 'imagestreams' }.responseKind.kind",
                            equalTo("ImageStream"))
                    .body(
                            "items.find { it.metadata.name == 'triggers.imagestreams.dev' }.versions[0].resources"
                                    + ".subresources.flatten().subresource",
                            hasItem("deliveries"))
                    .extract()
                    .header("ETag");
            by(Users.ANNA)
                    .header("Accept", form)
                    .header("If-None-Match", tag)
                    .get("/apis")
                    .then()
                    .statusCode(304);
            by(Users.ANNA)
                    .header("Accept", form)
                    .get("/api")
                    .then()
                    .body("items[0].versions[0].resources.resource", hasItem("namespaces"));
        }
    }

    @Test
    void openApiDescribesKindsAndHowTheyAreMerged() {
        by(Users.ANNA)
                .get("/openapi/v3/apis/image.openshift.io/v1")
                .then()
                .body(
                        "components.schemas.'v1.ImageStream'.'x-kubernetes-group-version-kind'[0].kind",
                        equalTo("ImageStream"))
                .body(
                        "components.schemas.'v1.ImageStreamSpec'.properties.tags.'x-kubernetes-patch-merge-key'",
                        equalTo("name"))
                .body(
                        "components.schemas.'v1.TagReference'.properties.from.description",
                        startsWith("Where the tag comes from"));
        by(Users.ANNA)
                .get("/openapi/v2")
                .then()
                .body(
                        "definitions.'v1.ImageStream'.properties.spec.'$ref'",
                        equalTo("#/definitions/v1.ImageStreamSpec"));
        assertThat(by(Users.ANNA)
                        .header("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf")
                        .get("/openapi/v2")
                        .asByteArray())
                .startsWith(10, 3, '2', '.', '0');
    }

    @Test
    void openApiIsSentOnlyWhenItChanged() {
        String address = by(Users.ANNA)
                .get("/openapi/v3")
                .then()
                .extract()
                .path("paths.'apis/image.openshift.io/v1'.serverRelativeURL");
        String tag =
                by(Users.ANNA).get(address).then().statusCode(200).extract().header("ETag");

        by(Users.ANNA).header("If-None-Match", tag).get(address).then().statusCode(304);
    }

    @Test
    void openApiSaysThatTheServerValidatesFields() {
        by(Users.ANNA).get("/openapi/v3").then().body("paths", hasKey("apis/image.openshift.io/v1"));
        by(Users.ANNA)
                .get("/openapi/v3/apis/image.openshift.io/v1")
                .then()
                .body(
                        "paths.'/apis/image.openshift.io/v1/namespaces/{namespace}/imagestreams/{name}'.patch.parameters.name",
                        hasItem("fieldValidation"));
    }
}
