package dev.imagestreams.gateway.auth.review;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ReviewApiIT {

    private static final String KUBERNETES = "/apis/authorization.k8s.io/v1";
    private static final String OPENSHIFT = "/apis/authorization.openshift.io/v1";

    @BeforeEach
    void aProject() {
        project(Users.ANNA, "reviewed");
    }

    @ParameterizedTest
    @CsvSource({
        "anna-token, create, image.openshift.io, imagestreamimports, reviewed, true",
        "alice-token, create, image.openshift.io, imagestreamimports, reviewed, false",
        "admin-token, delete, '', namespaces, reviewed, true",
        "alice-token, create, project.openshift.io, projectrequests, '', true",
        "anna-token, delete, image.openshift.io, images, '', false"
    })
    void ocAuthCanIAnswersWhatWouldHappen(
            String token, String verb, String group, String resource, String namespace, boolean allowed) {
        by(token)
                .body(
                        "{\"spec\":{\"resourceAttributes\":{\"namespace\":\"%s\",\"verb\":\"%s\",\"group\":\"%s\",\"resource\":\"%s\"}}}"
                                .formatted(namespace, verb, group, resource))
                .post(KUBERNETES + "/selfsubjectaccessreviews")
                .then()
                .statusCode(201)
                .body("kind", equalTo("SelfSubjectAccessReview"))
                .body("spec.resourceAttributes.verb", equalTo(verb))
                .body("status.allowed", equalTo(allowed));
    }

    @Test
    void pathsAreAskedAboutToo() {
        String body = "{\"spec\":{\"nonResourceAttributes\":{\"path\":\"%s\",\"verb\":\"get\"}}}";
        by(Users.ANNA)
                .body(body.formatted("/version"))
                .post(KUBERNETES + "/selfsubjectaccessreviews")
                .then()
                .body("status.allowed", equalTo(true));
        by(Users.ANNA)
                .body(body.formatted("/q/metrics"))
                .post(KUBERNETES + "/selfsubjectaccessreviews")
                .then()
                .body("status.allowed", equalTo(false));
        by(Users.ANNA)
                .body("{\"spec\":{}}")
                .post(KUBERNETES + "/selfsubjectaccessreviews")
                .then()
                .statusCode(400);
    }

    @Test
    void rulesAreListedForTheNamespace() {
        by(Users.ANNA)
                .body("{\"spec\":{\"namespace\":\"reviewed\"}}")
                .post(KUBERNETES + "/selfsubjectrulesreviews")
                .then()
                .statusCode(201)
                .body("status.incomplete", equalTo(false))
                .body("status.resourceRules[0].resources", hasItem("*"));
        by(Users.ALICE)
                .body("{\"spec\":{\"namespace\":\"reviewed\"}}")
                .post(KUBERNETES + "/selfsubjectrulesreviews")
                .then()
                .body("status.resourceRules.resources.flatten()", not(hasItem("*")))
                .body("status.resourceRules.resources.flatten()", hasItem("projectrequests"))
                .body("status.nonResourceRules[0].nonResourceURLs", hasItem("/version"));
    }

    @Test
    void onlyOwnersAndMastersAskAboutOthers() {
        String about =
                "{\"spec\":{\"user\":\"anna\",\"resourceAttributes\":{\"namespace\":\"reviewed\",\"verb\":\"get\","
                        + "\"group\":\"image.openshift.io\",\"resource\":\"imagestreams\"}}}";
        by(Users.ALICE)
                .body(about)
                .post(KUBERNETES + "/subjectaccessreviews")
                .then()
                .statusCode(403);
        by(Users.ADMIN)
                .body(about)
                .post(KUBERNETES + "/subjectaccessreviews")
                .then()
                .statusCode(201)
                .body("status.allowed", equalTo(true));
        String local = KUBERNETES + "/namespaces/reviewed/localsubjectaccessreviews";
        by(Users.ALICE).body(about).post(local).then().statusCode(403);
        by(Users.ANNA)
                .body(about.replace("anna", "alice"))
                .post(local)
                .then()
                .statusCode(201)
                .body("status.allowed", equalTo(false));
        by(Users.ANNA)
                .body(about.replace("\"reviewed\"", "\"elsewhere\""))
                .post(local)
                .then()
                .statusCode(400);
    }

    @Test
    void ocStatusAsksTheOldWay() {
        by(Users.ALICE)
                .body(
                        "{\"kind\":\"SubjectAccessReview\",\"apiVersion\":\"authorization.openshift.io/v1\","
                                + "\"namespace\":\"reviewed\",\"verb\":\"create\",\"resourceAPIGroup\":\"\","
                                + "\"resource\":\"projectrequests\",\"content\":null,\"user\":\"\",\"groups\":null,\"scopes\":null}")
                .post(OPENSHIFT + "/subjectaccessreviews")
                .then()
                .statusCode(201)
                .body("kind", equalTo("SubjectAccessReviewResponse"))
                .body("namespace", equalTo("reviewed"))
                .body("allowed", equalTo(true));
        by(Users.ALICE)
                .body("{\"namespace\":\"reviewed\",\"verb\":\"get\",\"resource\":\"imagestreams\",\"user\":\"anna\"}")
                .post(OPENSHIFT + "/subjectaccessreviews")
                .then()
                .statusCode(403);
    }

    @Test
    void whoCanNamesTheOwnerAndTheMasters() {
        by(Users.ANNA)
                .body("{\"verb\":\"get\",\"resource\":\"imagestreams/layers\"}")
                .post(OPENSHIFT + "/namespaces/reviewed/localresourceaccessreviews")
                .then()
                .statusCode(201)
                .body("users", hasItems("anna"))
                .body("groups", hasItems("system:masters"));
    }

    @Test
    void mastersLearnWhoseTokenItIsAndTheTokenIsNotRepeated() {
        String body = "{\"spec\":{\"token\":\"anna-token\"}}";
        by(Users.ANNA)
                .body(body)
                .post("/apis/authentication.k8s.io/v1/tokenreviews")
                .then()
                .statusCode(403);
        String answer = by(Users.ADMIN)
                .body(body)
                .post("/apis/authentication.k8s.io/v1/tokenreviews")
                .then()
                .statusCode(201)
                .body("status.authenticated", equalTo(true))
                .body("status.user.username", equalTo("anna"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("anna-token");
        by(Users.ADMIN)
                .body("{\"spec\":{\"token\":\"nobody\"}}")
                .post("/apis/authentication.k8s.io/v1/tokenreviews")
                .then()
                .statusCode(201)
                .body("status.authenticated", equalTo(false));
    }
}
