package dev.imagestreams.gateway.testing;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.image.Digest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;

/** What the tests of the image resources do all the time, in one namespace that belongs to anna. */
public final class ImageApi {

    private final String namespace;

    public ImageApi(String namespace) {
        this.namespace = namespace;
    }

    /** Makes the namespace, unless it is there. */
    public ImageApi prepare() {
        Api.project(Users.ANNA, namespace);
        return this;
    }

    /** Path of a resource, or of an object in it. */
    public String path(String resource) {
        return IMAGES + "/namespaces/" + namespace + '/' + resource;
    }

    public RequestSpecification anna() {
        return by(Users.ANNA);
    }

    public ValidatableResponse get(String resource) {
        return anna().get(path(resource)).then();
    }

    public ValidatableResponse table(String resource) {
        return anna().accept(Api.TABLE).get(path(resource)).then();
    }

    public ValidatableResponse post(String resource, String body) {
        return anna().body(body).post(path(resource)).then();
    }

    public ValidatableResponse put(String resource, String body) {
        return anna().body(body).put(path(resource)).then();
    }

    public ValidatableResponse patch(String resource, String patch) {
        return anna().contentType("application/merge-patch+json")
                .body(patch)
                .patch(path(resource))
                .then();
    }

    public ValidatableResponse delete(String resource) {
        return anna().delete(path(resource)).then();
    }

    public ValidatableResponse createStream(String name) {
        return post("imagestreams", "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    /** {@code oc tag} of an image in a registry. */
    public ValidatableResponse tag(String name, String from) {
        return put(
                "imagestreamtags/" + name,
                """
                {"metadata":{"name":"%s"},
                 "tag":{"from":{"kind":"DockerImage","name":"%s"},"importPolicy":{"insecure":true}}}"""
                        .formatted(name, from));
    }

    /** {@code oc tag} of another tag. */
    public ValidatableResponse alias(String name, String from) {
        return put(
                "imagestreamtags/" + name,
                "{\"metadata\":{\"name\":\"%s\"},\"tag\":{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"%s\"}}}"
                        .formatted(name, from));
    }

    /** {@code oc import-image}. */
    public ValidatableResponse importing(String stream, String tag, String from, boolean keep) {
        return post("imagestreamimports", importBody(stream, tag, from, keep));
    }

    public static String importBody(String stream, String tag, String from, boolean keep) {
        return """
                {"kind":"ImageStreamImport","metadata":{"name":"%s"},
                 "spec":{"import":%s,"images":[{"from":{"kind":"DockerImage","name":"%s"},"to":{"name":"%s"},
                         "importPolicy":{"insecure":true}}]}}"""
                .formatted(stream, keep, from, tag);
    }

    /** A pull spec in the registry of the tests. */
    public static String spec(String repository) {
        return RunningServices.registry() + '/' + repository;
    }

    /** Pushes a version of a sample image to the registry; the same version has the same digest. */
    public static Digest push(String repository, String tag, String version) {
        try {
            return new ImagePusher(RunningServices.registry()).push(SampleImage.version(version), repository, tag);
        } catch (IOException e) {
            throw new IllegalStateException("the registry of the tests does not take an image", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Digest push(String repository, String tag, SampleIndex index) {
        try {
            return new ImagePusher(RunningServices.registry()).push(index, repository, tag);
        } catch (IOException e) {
            throw new IllegalStateException("the registry of the tests does not take an index", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
