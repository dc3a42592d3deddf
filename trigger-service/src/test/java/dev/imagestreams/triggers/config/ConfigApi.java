package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImageChanged.Pointer;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Configs of one namespace as the gateway writes them, and the moves of its streams. */
final class ConfigApi {

    private static final String ROOT = "/internal/v1/configs/";

    private final String namespace = "c" + UUID.randomUUID().toString().substring(0, 13);
    private final String plural;

    ConfigApi(String plural) {
        this.plural = plural;
    }

    /** A BuildConfig that is built whenever a tag {@code stream:tag} moves. */
    static String buildConfig(String name, String tag) {
        return """
               {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"%s"},
                "spec":{"triggers":[{"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"%s"}}}]}}"""
                .formatted(name, tag);
    }

    String namespace() {
        return namespace;
    }

    ValidatableResponse create(String body) {
        return TriggerApi.request()
                .body(body)
                .post(ROOT + plural + '/' + namespace)
                .then();
    }

    ValidatableResponse put(String name, String body) {
        return TriggerApi.request().body(body).put(path(name)).then();
    }

    ValidatableResponse instantiate(String name, boolean forced) {
        return TriggerApi.request()
                .body("{\"latest\":true,\"forced\":" + forced + '}')
                .post(path(name) + "/instantiate")
                .then();
    }

    ValidatableResponse delete(String name) {
        return TriggerApi.request().delete(path(name)).then();
    }

    ValidatableResponse list() {
        return TriggerApi.request()
                .get(ROOT + plural + "?namespace=" + namespace)
                .then();
    }

    /** What happened to configs of the namespace after a position. */
    List<ConfigChange> changesAfter(long position) {
        return TriggerApi.page("?limit=500&after=" + position).changes().stream()
                .filter(ConfigChange.class::isInstance)
                .map(ConfigChange.class::cast)
                .filter(change -> metadata(change.config()).get("namespace").equals(namespace))
                .toList();
    }

    static Map<?, ?> metadata(ConfigObject config) {
        return (Map<?, ?>) config.content().get("metadata");
    }

    JsonPath get(String name) {
        return TriggerApi.request()
                .get(path(name))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String text(String name) {
        return TriggerApi.request().get(path(name)).asString();
    }

    /** Waits, because a move is consumed after a while. */
    JsonPath awaiting(String name, String field, Object value) {
        Instant deadline = Instant.now().plusSeconds(30);
        JsonPath found = get(name);
        while (!value.equals(found.get(field)) && Instant.now().isBefore(deadline)) {
            sleep();
            found = get(name);
        }
        return found;
    }

    /** A tag {@code stream:tag} of the namespace points to this content from now on. */
    ImageChanged move(String tag, String content, long resourceVersion) {
        ImageChanged change = change(tag, content, resourceVersion);
        TestBroker.publish(change);
        return change;
    }

    ImageChanged change(String tag, String content, long resourceVersion) {
        return change(tag, content, resourceVersion, List.of());
    }

    ImageChanged change(String tag, String content, long resourceVersion, List<UUID> causedBy) {
        String[] parts = tag.split(":");
        Pointer current = new Pointer(
                resourceVersion,
                image(content),
                Digest.sha256(content.getBytes(StandardCharsets.UTF_8)),
                null,
                List.of());
        return new ImageChanged(
                new StreamKey(namespace, parts[0]),
                new StreamTag(parts[1]),
                resourceVersion,
                current,
                null,
                new Attribution("ci", Cause.PUSH),
                Instant.now(),
                Map.of(),
                causedBy);
    }

    static String image(String content) {
        return "registry.example/team/app@" + Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What a topic has said to a config of the namespace. */
    List<TriggerFired> told(EventType kind, String name, int atLeast) {
        return TestBroker.events(kind, namespace + '/' + plural + '/' + name, atLeast).stream()
                .map(event -> EventCodec.decode(kind, TriggerFired.class, event))
                .toList();
    }

    private String path(String name) {
        return ROOT + plural + '/' + namespace + '/' + name;
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
