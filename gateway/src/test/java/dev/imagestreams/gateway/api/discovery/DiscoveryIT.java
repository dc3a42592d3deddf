package dev.imagestreams.gateway.api.discovery;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import dev.imagestreams.gateway.testing.InternalServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(InternalServices.class)
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
        by(Users.ANNA).get("/api/v1").then().body("resources.name", contains("configmaps", "namespaces", "secrets"));
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
