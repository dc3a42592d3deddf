package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of every resource: finds the store the path names and the interface the verb needs. A path without a store is
 * Kubernetes' plain 404, a store without the interface 405. Tables and error bodies are made by the filters around it.
 */
public abstract class ResourceEndpoint {

    private static final Set<String> OF_COLLECTIONS = Set.of("list", "watch", "create", "deletecollection");

    private final ResourceStores stores;
    private final Writes writes;

    ResourceEndpoint(ResourceStores stores, Writes writes) {
        this.stores = stores;
        this.writes = writes;
    }

    @GET
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        Call call = call("GET", uri);
        KubernetesResource found =
                switch (call.request().verb()) {
                    case "get" -> call.able(Readable.class).get(call.key(), call.query());
                    case "list" -> list(call, listRequest(uri, headers));
                    // What can be watched was led elsewhere, before it came here.
                    case "watch" ->
                        throw new StatusException(RequestStatuses.watchNotSupported(
                                call.request().group(), call.request().resource()));
                    default -> throw new StatusException(RequestStatuses.methodNotAllowed());
                };
        return Response.ok(found).build();
    }

    @POST
    public Response create(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("POST", uri);
        Creatable<?> store = call.able(Creatable.class);
        WriteOptions options = options(call, headers, "CreateOptions");
        return create(store, call.key(), new Body(body, headers.getMediaType()), options);
    }

    @PUT
    public Response update(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("PUT", uri);
        WriteOptions options = options(call, headers, "UpdateOptions");
        return update(call.able(Updatable.class), call.key(), new Body(body, headers.getMediaType()), options);
    }

    @PATCH
    public Response patch(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("PATCH", uri);
        WriteOptions options = options(call, headers, "PatchOptions");
        return patch(call.able(Updatable.class), call.key(), new Body(body, headers.getMediaType()), options);
    }

    @DELETE
    public KubernetesResource delete(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("DELETE", uri);
        Deletable<?> store = call.able(Deletable.class);
        Deletion deletion = writes.deletion(new Body(body, headers.getMediaType()), call.query());
        return call.key().name().isEmpty()
                ? deleteAll(call, store, deletion, listRequest(uri, headers))
                : store.delete(call.key(), deletion);
    }

    /** What the request selects, one after the other; one that is gone meanwhile is what was wanted. */
    private static KubernetesResource deleteAll(
            Call call, Deletable<?> store, Deletion deletion, ListRequest selection) {
        if (store.resource().namespaced() && call.key().namespace().isEmpty()) {
            throw new StatusException(RequestStatuses.methodNotAllowed());
        }
        KubernetesResource answer = list(call, selection);
        if (answer instanceof KubernetesResourceList<?> list) {
            for (HasMetadata item : list.getItems()) {
                try {
                    store.delete(
                            new ObjectKey(
                                    call.key().namespace(), item.getMetadata().getName()),
                            deletion);
                } catch (ImageStreamException e) {
                    if (e.code() != ErrorCode.NOT_FOUND) {
                        throw e;
                    }
                }
            }
        }
        return answer;
    }

    private static KubernetesResource list(Call call, ListRequest request) {
        return list(call.able(Listable.class), call.key(), request);
    }

    private static <T extends HasMetadata> KubernetesResource list(
            Listable<T> store, ObjectKey key, ListRequest request) {
        return Listing.of(store, key.namespace(), request);
    }

    private static ListRequest listRequest(UriInfo uri, HttpHeaders headers) {
        return new ListRequest(uri.getQueryParameters(), headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    private <T extends KubernetesResource> Response create(
            Creatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        return Response.status(Response.Status.CREATED)
                .entity(writes.create(store, key, body, options))
                .build();
    }

    private <T extends HasMetadata> Response update(
            Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        return written(writes.update(store, key, body, options));
    }

    private <T extends HasMetadata> Response patch(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        return written(writes.patch(store, key, body, options));
    }

    private static Response written(Updatable.Written<?> written) {
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(written.object())
                .build();
    }

    private static WriteOptions options(Call call, HttpHeaders headers, String kind) {
        return WriteOptions.of(call.query(), headers.getHeaderString(HttpHeaders.USER_AGENT), kind);
    }

    private Call call(String method, UriInfo uri) {
        RequestInfo request = RequestInfo.of(method, uri);
        ResourceStore<?> store = stores.serving(request).orElseThrow(NotFoundException::new);
        String namespace = store.resource().namespaced() ? request.namespace() : "";
        return new Call(
                request, store, new ObjectKey(namespace, request.name()), new Parameters(uri.getQueryParameters()));
    }

    private record Call(RequestInfo request, ResourceStore<?> store, ObjectKey key, Parameters query) {

        <C extends ResourceStore<?>> C able(Class<C> capability) {
            if (!capability.isInstance(store) || !store.resource().verbs().contains(request.verb()) || !isAddressed()) {
                throw new StatusException(
                        isServed() ? RequestStatuses.methodNotAllowed() : RequestStatuses.nothingHere());
            }
            return capability.cast(store);
        }

        /** Whether the path is one for the verb: objects are made in a collection, and changed where they are. */
        private boolean isAddressed() {
            boolean named = !key.name().isEmpty();
            boolean placed = !store.resource().namespaced() || !key.namespace().isEmpty();
            return switch (request.verb()) {
                case "create" -> placed && named == store.resource().isSubresource();
                case "update", "patch", "delete" -> placed && named;
                default -> true;
            };
        }

        /** Whether anything can be done here; a collection of what can only be got by name does not exist. */
        private boolean isServed() {
            return !key.name().isEmpty() || store.resource().verbs().stream().anyMatch(OF_COLLECTIONS::contains);
        }
    }
}
