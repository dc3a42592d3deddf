package dev.imagestreams.gateway.image.imports;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.ImageApi.importBody;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AllowedSourcesIT.OnlyQuay.class)
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class AllowedSourcesIT {

    private final ImageApi api = new ImageApi("allowed");

    /** One registry is allowed, besides the integrated one. */
    public static class OnlyQuay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("imagestreams.gateway.allowed-registries", "quay.io");
        }
    }

    @Test
    void anImportFromAnotherRegistryIsRefusedBeforeThatIsAsked() {
        api.prepare();

        api.post("imagestreamimports", importBody("al2", "latest", "127.0.0.1:5002/secret/hello:v1", true))
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageStreamImport.image.openshift.io \"al2\" is invalid: spec.images[0].from.name:"
                                + " Forbidden: importing images from registry \"127.0.0.1:5002\" is forbidden: registry"
                                + " \"127.0.0.1:5002\" not allowed by whitelist: \"" + RunningServices.INTERNAL_REGISTRY
                                + "\", \"quay.io:443\""));
    }

    @Test
    void whoMayCreateImagesMayUseAnyRegistry() {
        api.prepare();

        by(Users.ADMIN)
                .body(importBody("al5", "latest", "127.0.0.1:1/secret/hello:v1", false))
                .post(api.path("imagestreamimports"))
                .then()
                .statusCode(201);
    }
}
