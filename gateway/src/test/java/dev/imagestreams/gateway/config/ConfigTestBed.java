package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/** A project for configs, and images that they may follow. */
abstract class ConfigTestBed {

    static final String BUILDS = "/apis/build.openshift.io/v1";
    static final String DEPLOYMENTS = "/apis/apps.openshift.io/v1";
    static final String BUILD_CONFIGS = BUILDS + "/namespaces/configs/buildconfigs";
    static final String DEPLOYMENT_CONFIGS = DEPLOYMENTS + "/namespaces/configs/deploymentconfigs";

    final ImageApi images = new ImageApi("configs");

    @BeforeEach
    void configsIsAnnas() {
        images.prepare();
    }

    Digest imported(String stream, String tag, String content) {
        Digest digest = push("configs/" + stream, tag, content);
        images.importing(stream, tag, spec("configs/" + stream + ':' + tag), true)
                .statusCode(201);
        return digest;
    }

    static JsonPath awaiting(String path, String field, Object value) {
        Instant deadline = Instant.now().plusSeconds(30);
        JsonPath found = by(Users.ANNA).get(path).jsonPath();
        while (!value.equals(found.get(field)) && Instant.now().isBefore(deadline)) {
            found = by(Users.ANNA).get(path).jsonPath();
        }
        return found;
    }
}
