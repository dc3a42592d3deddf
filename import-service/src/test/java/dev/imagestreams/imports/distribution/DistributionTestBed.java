package dev.imagestreams.imports.distribution;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Imports as the gateway asks for them, for a namespace of its own in each test. */
abstract class DistributionTestBed {

    static final ImportPolicy INSECURE = new ImportPolicy(true, false, ImportMode.LEGACY);
    static final ImportPolicy WHOLE = new ImportPolicy(true, false, ImportMode.PRESERVE_ORIGINAL);

    private final String namespace = "ns-" + UUID.randomUUID();

    ImportOutcome look(String from) throws IOException {
        return look(from, INSECURE);
    }

    ImportOutcome look(String from, ImportPolicy policy) throws IOException {
        return look(List.of(source(from, policy))).get(0);
    }

    /** In one request. */
    List<ImportOutcome> look(List<TagImport> sources) throws IOException {
        return ask(sources, null).results().stream().map(SourceResult::result).toList();
    }

    static TagImport source(String from, ImportPolicy policy) {
        return new TagImport(null, null, from, policy, ReferencePolicy.SOURCE, null);
    }

    ImportAnswer.Repository list(String from) throws IOException {
        return ask(List.of(), new RepositoryImport(from, INSECURE, ReferencePolicy.SOURCE))
                .repository();
    }

    ImportOutcome.Resolved resolved(String from, ImportPolicy policy) throws IOException {
        return assertThat(look(from, policy))
                .asInstanceOf(type(ImportOutcome.Resolved.class))
                .actual();
    }

    static ImportOutcome.Failed failed(ErrorCode code, String message) {
        return new ImportOutcome.Failed(code, message);
    }

    static ImportOutcome.Failed notFound(String from) {
        return failed(ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"" + from + "\" not found");
    }

    static ImportOutcome.Failed noAccess(String from) {
        return failed(ErrorCode.UNAUTHORIZED, "you may not have access to the container image \"" + from + '"');
    }

    static ImportOutcome.Failed internal(String from, String why) {
        return failed(ErrorCode.INTERNAL, "Internal error occurred: " + from + ": " + why);
    }

    /** Makes a pull secret of the namespace. */
    void keep(String name, String place, Credentials account) {
        String pair = account.user() + ':' + account.password();
        keepConfig(name, "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(place, base64(pair)));
    }

    void keepConfig(String name, String config) {
        authorized()
                .body(
                        """
                        {"name":"%s","type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"%s"}}"""
                                .formatted(name, base64(config)))
                .post("/internal/v1/namespaces/" + namespace + "/secrets")
                .then()
                .statusCode(201);
    }

    private ImportAnswer ask(List<TagImport> images, RepositoryImport repository) throws IOException {
        ImportCommand command = new ImportCommand(
                new StreamKey(namespace, "app"),
                null,
                new Attribution("ann", Cause.IMPORT),
                false,
                images,
                repository,
                false);
        byte[] answer = authorized()
                .body(ModelJson.mapper().writeValueAsBytes(command))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return ModelJson.mapper().readValue(answer, ImportAnswer.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }
}
