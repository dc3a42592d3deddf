package dev.imagestreams.triggers.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import dev.imagestreams.model.api.ReplayAnswer;
import dev.imagestreams.model.api.ReplayCommand;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerList;
import dev.imagestreams.model.api.TriggerTarget;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The internal API as the gateway uses it, for one namespace. */
public final class TriggerApi {

    private static final String ROOT = "/internal/v1";

    private final String namespace;
    private final int port;

    private TriggerApi(String namespace, int port) {
        this.namespace = namespace;
        this.port = port;
    }

    public TriggerApi(String namespace) {
        this(namespace, 0);
    }

    /** A namespace nobody else has. */
    public static TriggerApi inNewNamespace() {
        return new TriggerApi("t" + UUID.randomUUID().toString().substring(0, 13));
    }

    /** The same, of a process other than the one under test here. */
    public TriggerApi at(int otherPort) {
        return new TriggerApi(namespace, otherPort);
    }

    public String namespace() {
        return namespace;
    }

    /** A trigger for everything in the namespace. */
    public Trigger webhook(String name, String url) {
        return create(new TriggerDraft(name, null, null, false, new TriggerTarget.Webhook(url, null)));
    }

    public Trigger create(TriggerDraft draft) {
        return read(post(draft).then().statusCode(201).extract().response(), Trigger.class);
    }

    public Response post(TriggerDraft draft) {
        return asked().body(write(draft)).post(path());
    }

    public Response put(String name, TriggerDraft draft) {
        return asked().body(write(draft)).put(path() + '/' + name);
    }

    public Trigger get(String name) {
        return read(asked().get(path() + '/' + name), Trigger.class);
    }

    /** All triggers of the namespace, and where to follow from. */
    public TriggerList list() {
        return read(asked().get(ROOT + "/triggers?namespace=" + namespace), TriggerList.class);
    }

    /** The answer to who follows the changes of all triggers. */
    public Response changes(String query) {
        return asked().get(ROOT + "/changes" + query);
    }

    public static DependentChangePage page(String query) {
        return read(request().get(ROOT + "/changes" + query), DependentChangePage.class);
    }

    /** What happened to this namespace's triggers after a position. */
    public List<TriggerChange> changesAfter(long position) {
        return page("?limit=500&after=" + position).changes().stream()
                .filter(TriggerChange.class::isInstance)
                .map(TriggerChange.class::cast)
                .filter(change -> change.trigger().namespace().equals(namespace))
                .toList();
    }

    public List<Delivery> deliveries(String trigger, String query) {
        return Arrays.asList(read(asked().get(path() + '/' + trigger + "/deliveries" + query), Delivery[].class));
    }

    /** The only delivery of a trigger, with its attempts. */
    public Delivery delivery(String trigger) {
        List<Delivery> all = deliveries(trigger, "");
        if (all.size() != 1) {
            throw new AssertionError("expected one delivery, not " + all);
        }
        return delivery(all.get(0).id());
    }

    /** Whether a trigger has exactly one delivery, in this state. */
    public boolean stands(String trigger, Delivery.State state) {
        List<Delivery> all = deliveries(trigger, "");
        return all.size() == 1 && all.get(0).state() == state;
    }

    public Delivery delivery(UUID id) {
        return read(asked().get(ROOT + "/deliveries/" + id), Delivery.class);
    }

    public Delivery replay(UUID id) {
        return read(
                asked().post(ROOT + "/deliveries/" + id + "/replay")
                        .then()
                        .statusCode(202)
                        .extract()
                        .response(),
                Delivery.class);
    }

    public ReplayAnswer replay(String trigger, ReplayCommand command) {
        return read(
                asked().body(write(command))
                        .post(path() + '/' + trigger + "/replays")
                        .then()
                        .statusCode(202)
                        .extract()
                        .response(),
                ReplayAnswer.class);
    }

    public List<PreviewedTrigger> preview(PreviewCommand command) {
        return Arrays.asList(read(asked().body(write(command)).post(path() + "/preview"), PreviewedTrigger[].class));
    }

    /** The trigger with its new secret. */
    public Trigger rotate(String trigger) {
        return read(asked().post(path() + '/' + trigger + "/secret"), Trigger.class);
    }

    public String path() {
        return ROOT + "/namespaces/" + namespace + "/triggers";
    }

    private RequestSpecification asked() {
        return port == 0 ? request() : request().port(port);
    }

    public static RequestSpecification request() {
        return given().auth()
                .preemptive()
                .basic("internal", "test")
                .header("x-imagestreams-actor", "alice")
                .contentType("application/json");
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(Response response, Class<T> type) {
        try {
            return ModelJson.mapper().readValue(response.asByteArray(), type);
        } catch (IOException e) {
            throw new AssertionError("not a " + type.getSimpleName() + ": " + response.asString(), e);
        }
    }
}
