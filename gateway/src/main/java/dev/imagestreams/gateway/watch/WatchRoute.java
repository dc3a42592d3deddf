package dev.imagestreams.gateway.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.error.Failures;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.ResourceStores;
import dev.imagestreams.gateway.api.resource.Watchable;
import io.fabric8.kubernetes.api.model.Status;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Optional;

/**
 * Leads watches away from the resources: an answer that lasts for an hour must hold no thread, and a resource would. What
 * cannot be watched goes on its way, and is refused there.
 */
@ApplicationScoped
public class WatchRoute {

    /** After authentication (200) and the permissions of paths (100), before everything that answers. */
    private static final int AFTER_SECURITY = 10;

    private final ResourceStores stores;
    private final Feeds feeds;
    private final WatchOpening opening;
    private final WatchConfig config;

    WatchRoute(ResourceStores stores, Feeds feeds, WatchOpening opening, WatchConfig config) {
        this.stores = stores;
        this.feeds = feeds;
        this.opening = opening;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::route, AFTER_SECURITY);
    }

    private void route(RoutingContext context) {
        String watch = context.request().getParam("watch");
        if (watch == null
                || !context.request().method().equals(HttpMethod.GET)
                || !(context.user() instanceof QuarkusHttpUser user)) {
            context.next();
            return;
        }
        RequestInfo request =
                RequestInfo.of(HttpMethod.GET.name(), context.request().path(), watch);
        Optional<Watchable<?>> store = watchable(request);
        if (store.isEmpty()) {
            context.next();
            return;
        }
        Feed feed = feeds.of(store.get().resource());
        ContextInternal loop = ((ContextInternal) context.vertx().getOrCreateContext()).unwrap();
        Parameters query = query(context);
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        context.vertx()
                .executeBlocking(
                        () -> {
                            feeds.requireRoom();
                            return opening.open(feed, store.get(), request, query, accept, user.getSecurityIdentity());
                        },
                        false)
                .onSuccess(plan -> begin(feed, plan, loop, context))
                .onFailure(failure -> refuse(context.response(), Failures.status(failure, request, request.name())));
    }

    private Optional<Watchable<?>> watchable(RequestInfo request) {
        return stores.serving(request)
                .filter(store -> store.resource().verbs().contains(request.verb()))
                .filter(Watchable.class::isInstance)
                .map(store -> (Watchable<?>) store);
    }

    private void begin(Feed feed, WatchPlan plan, ContextInternal loop, RoutingContext context) {
        int buffer = (int) config.buffer().asLongValue();
        if (context.response().closed()) {
            return;
        }
        if (asksForSocket(context.request())) {
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> feeds.join(feed, plan, loop, new SocketSink(socket, buffer)));
        } else {
            feeds.join(feed, plan, loop, new StreamedSink(context.response(), buffer));
        }
    }

    private static boolean asksForSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static void refuse(HttpServerResponse response, Status status) {
        if (status.getDetails() != null && status.getDetails().getRetryAfterSeconds() != null) {
            response.putHeader(
                    HttpHeaders.RETRY_AFTER,
                    status.getDetails().getRetryAfterSeconds().toString());
        }
        response.setStatusCode(status.getCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(json(status));
    }

    private static String json(Status status) {
        try {
            return KubernetesJson.mapper().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every status can be written", e);
        }
    }

    private static Parameters query(RoutingContext context) {
        MultivaluedHashMap<String, String> values = new MultivaluedHashMap<>();
        context.queryParams().forEach(values::add);
        return new Parameters(values);
    }
}
