package dev.imagestreams.gateway.image.tag;

import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags that follow the newest of a repository, from the manifest that says so to the history. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class FollowedTagsIT {

    /** Tenths of a second. */
    private static final int PATIENCE = 300;

    private final ImageApi api = new ImageApi("followed");

    @BeforeEach
    void followedIsAnnas() {
        api.prepare();
    }

    @Test
    void aTagIsImportedByItsPolicyAndAgainWhenThePolicyOrTheRepositoryChanges() throws Exception {
        Digest one = push("followed/app", "1.2.0", "followed 1");
        Digest two = push("followed/app", "2.0.0", "followed 2");
        push("followed/app", "latest", "followed 3");

        api.post("imagestreams", stream("semver:^1")).statusCode(201);

        awaitImage(one, "1.2.0");
        api.patch("imagestreamtags/app:prod", annotation("semver:*")).statusCode(200);
        awaitImage(two, "2.0.0");
        Digest three = push("followed/app", "2.1.0", "followed 4");
        api.importing("app", "prod", spec("followed/app"), true).statusCode(201);
        awaitImage(three, "2.1.0");
        api.get("imagestreams/app")
                .body("spec.tags[0].from.name", equalTo(spec("followed/app")))
                .body("status.tags[0].items[0].dockerImageReference", equalTo(spec("followed/app@" + three)))
                .body("status.tags[0].items[0].followed", nullValue());
        api.get("imagestreamtags/app:prod/history")
                .statusCode(200)
                .body("items.followed", contains("2.1.0", "2.0.0", "1.2.0"));
    }

    @Test
    void aPolicyThatCannotBeReadIsRefusedOnItsField() {
        api.post("imagestreams", stream("newest").replace("\"app\"", "\"refused\""))
                .statusCode(422)
                .body("reason", equalTo("Invalid"))
                .body("details.causes.field", hasItem("spec.tags[prod].annotations[imagestreams.dev/follow]"))
                .body("message", containsString("semver:<range>, number, name or pushed"));
    }

    private void awaitImage(Digest digest, String followed) throws InterruptedException {
        for (int wait = 0; wait < PATIENCE && !digest.toString().equals(image()); wait++) {
            Thread.sleep(100);
        }
        api.get("imagestreamtags/app:prod")
                .statusCode(200)
                .body("image.metadata.name", equalTo(digest.toString()))
                .body("metadata.annotations.'imagestreams.dev/followed-tag'", equalTo(followed));
    }

    private String image() {
        return api.get("imagestreamtags/app:prod").extract().path("image.metadata.name");
    }

    private static String annotation(String follow) {
        return """
                {"metadata":{"annotations":{"imagestreams.dev/follow":"%s"}}}""".formatted(follow);
    }

    private static String stream(String follow) {
        return """
                {"apiVersion":"image.openshift.io/v1","kind":"ImageStream","metadata":{"name":"app"},
                 "spec":{"tags":[{"name":"prod","from":{"kind":"DockerImage","name":"%s"},
                    "importPolicy":{"insecure":true,"scheduled":true},
                    "annotations":{"imagestreams.dev/follow":"%s"}}]}}"""
                .formatted(spec("followed/app"), follow);
    }
}
