package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;

import dev.imagestreams.gateway.testing.Users;
import java.util.UUID;

/** The streams of a new project of Anna's, as she makes and changes them. */
record Streams(String namespace) {

    static Streams inNewProject() {
        Streams streams = new Streams("w-" + UUID.randomUUID().toString().substring(0, 8));
        project(Users.ANNA, streams.namespace());
        return streams;
    }

    /** Of the collection. */
    String path() {
        return IMAGES + "/namespaces/" + namespace + "/imagestreams";
    }

    void create(String name, String labels) {
        String with = labels.isEmpty() ? "" : ",\"labels\":" + labels;
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"" + name + '"' + with + "}}")
                .post(path())
                .then()
                .statusCode(201);
    }

    void annotate(String name) {
        patch(name, "{\"annotations\":{\"at\":\"" + UUID.randomUUID() + "\"}}");
    }

    void label(String name, String tier) {
        patch(name, "{\"labels\":{\"tier\":" + tier + "}}");
    }

    private void patch(String name, String metadata) {
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":" + metadata + '}')
                .patch(path() + '/' + name)
                .then()
                .statusCode(200);
    }

    void delete(String name) {
        by(Users.ANNA).delete(path() + '/' + name).then().statusCode(200);
    }
}
