package dev.imagestreams.imports.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.api.ManifestCommand;
import dev.imagestreams.model.image.Platform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Manifests that are handed in. */
@QuarkusTest
class ManifestResourceIT {

    @ParameterizedTest
    @EnumSource(Format.class)
    void describesAnImage(Format format) {
        SampleImage image = SampleImage.make(format, "7", Platform.of("linux", "arm64"));

        describe(text(image.manifest().bytes()), null, text(image.config()))
                .statusCode(200)
                .body("digest", equalTo(image.digest().toString()))
                .body("reference", equalTo("r.example/ns/app@sha256:any"))
                .body("mediaType", equalTo(format.manifestType()))
                .body("layers", hasSize(image.layers().size()))
                .body("config.platform.architecture", equalTo("arm64"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void describesAList(Format format) {
        SampleIndex index = SampleIndex.make(format, "7", Platform.of("linux", "arm64"));

        describe(text(index.manifest().bytes()), format.indexType(), null)
                .statusCode(200)
                .body("digest", equalTo(index.digest().toString()))
                .body("manifests", hasSize(1));
    }

    @Test
    void describesAnImageWithoutItsConfigurationAsFarAsItCan() {
        SampleImage image = SampleImage.version("7");

        describe(text(image.manifest().bytes()), null, null)
                .statusCode(200)
                .body("digest", equalTo(image.digest().toString()))
                .body("layers", hasSize(image.layers().size()));
    }

    @Test
    void doesNotBelieveAConfigurationTheManifestDoesNotName() {
        SampleImage image = SampleImage.version("7");

        describe(text(image.manifest().bytes()), null, "{}")
                .statusCode(422)
                .body("code", equalTo("INVALID"))
                .body("message", containsString("content integrity error"));
    }

    @Test
    void saysWhatIsWrongWithSchema1AndWithNonsense() {
        describe("{\"schemaVersion\":1}", null, null)
                .statusCode(422)
                .body("message", containsString("schema 1 manifests are not supported"));
        describe("nonsense", null, null).statusCode(422).body("message", equalTo("malformed manifest"));
        describe("{}", "text/html", null).statusCode(422);
    }

    private static ValidatableResponse describe(
            String manifest, @Nullable String mediaType, @Nullable String configuration) {
        return given().auth()
                .preemptive()
                .basic("internal", "internal")
                .contentType(ContentType.JSON)
                .body(new ManifestCommand("r.example/ns/app@sha256:any", mediaType, manifest, configuration))
                .post("/internal/v1/manifests")
                .then();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
