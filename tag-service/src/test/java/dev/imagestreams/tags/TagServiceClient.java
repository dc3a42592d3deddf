package dev.imagestreams.tags;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagSpec;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks tag-service as the gateway does. */
public final class TagServiceClient {

    private static final String ROOT = "/internal/v1";

    private TagServiceClient() {}

    public static RequestSpecification asAlice() {
        return given().auth()
                .preemptive()
                .basic("internal", "test")
                .header(InternalHeaders.ACTOR, "alice")
                .contentType(ContentType.JSON);
    }

    public static String path(StreamKey key) {
        return ROOT + "/streams/" + key;
    }

    public static Response create(StreamKey key, TagSpec... tags) {
        return asAlice().body(json(draft(null, List.of(tags)))).post(path(key));
    }

    /** @param resourceVersion as seen; null for a new stream */
    public static StreamDraft draft(Long resourceVersion, List<TagSpec> tags) {
        return new StreamDraft(null, resourceVersion, Map.of(), Map.of(), Housekeeping.NONE, false, null, tags);
    }

    public static Response put(StreamKey key, TagSpec tag) {
        return asAlice().body(json(new TagDraft(null, tag, Map.of()))).put(path(key) + "/tags/" + tag.name());
    }

    public static ImageStream get(StreamKey key) {
        return read(asAlice().get(path(key)), ImageStream.class);
    }

    /** Has a registry's answers applied, as import-service publishes them, and waits for it. */
    public static ImportReceipt imported(StreamKey key, SourceResult... results) {
        return imported(key, new Attribution("alice", Cause.IMPORT), results);
    }

    public static ImportReceipt imported(StreamKey key, Attribution by, SourceResult... results) {
        UUID event = UUID.randomUUID();
        TestKafka.publish(EventType.DIGEST_RESOLVED, event, new DigestResolved(key, null, by, List.of(results)));
        return receipt(event);
    }

    /** Everything that happened after a change. */
    public static List<Change> changes(long after, String history) {
        List<Change> all = new ArrayList<>();
        long position = after;
        while (true) {
            ChangePage page =
                    read(asAlice().get(ROOT + "/changes?after=" + position + "&history=" + history), ChangePage.class);
            if (page.changes().isEmpty()) {
                return all;
            }
            all.addAll(page.changes());
            position = page.resourceVersion();
        }
    }

    /** The number of the last change there is. */
    public static long lastChange() {
        return read(asAlice().get(ROOT + "/streams?limit=1&history=newest"), StreamPage.class)
                .resourceVersion();
    }

    public static Problem problem(Response response) {
        return response.as(Problem.class);
    }

    public static ImportReceipt receipt(UUID event) {
        return read(asAlice().get(ROOT + "/receipts/" + event + "?wait=PT20S"), ImportReceipt.class);
    }

    public static <T> T read(Response response, Class<T> as) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + ": " + response.asString());
        }
        try {
            return ModelJson.mapper().readValue(response.asByteArray(), as);
        } catch (java.io.IOException e) {
            throw new AssertionError("an answer in the model's JSON", e);
        }
    }

    public static String json(Object body) {
        try {
            return ModelJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
