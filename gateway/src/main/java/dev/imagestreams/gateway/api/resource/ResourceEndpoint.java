package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.request.RequestInfo;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
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
                    case "get" -> call.able(Readable.class).get(call.key(), new Parameters(uri.getQueryParameters()));
                    case "list" ->
                        call.able(Listable.class)
                                .list(
                                        call.key().namespace(),
                                        new ListRequest(
                                                uri.getQueryParameters(), headers.getHeaderString(HttpHeaders.ACCEPT)));
                    // What can be watched was led elsewhere, before it came here.
                    case "watch" ->
                        throw new StatusException(Statuses.watchNotSupported(
                                call.request().group(), call.request().resource()));
                    default -> throw new StatusException(Statuses.methodNotAllowed());
                };
        return Response.ok(found).build();
    }

    @POST
    public Response create(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("POST", uri);
        Creatable<?> store = call.able(Creatable.class);
        WriteOptions options = options(uri);
        return create(store, call.key(), new Body(body, headers.getMediaType()), options);
    }

    @PUT
    public Response update(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("PUT", uri);
        return update(call.able(Updatable.class), call.key(), new Body(body, headers.getMediaType()), options(uri));
    }

    @PATCH
    public Response patch(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("PATCH", uri);
        return patch(call.able(Updatable.class), call.key(), new Body(body, headers.getMediaType()), options(uri));
    }

    @DELETE
    public KubernetesResource delete(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable InputStream body) {
        Call call = call("DELETE", uri);
        if (call.key().name().isEmpty()) {
            throw new StatusException(Statuses.methodNotAllowed());
        }
        Deletable<?> store = call.able(Deletable.class);
        DeleteOptions options = new Body(body, headers.getMediaType())
                .find(DeleteOptions.class, options(uri))
                .orElse(null);
        return store.delete(call.key(), Deletion.of(options, options(uri)));
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

    private static WriteOptions options(UriInfo uri) {
        return WriteOptions.of(new Parameters(uri.getQueryParameters()));
    }

    private Call call(String method, UriInfo uri) {
        RequestInfo request = RequestInfo.of(method, uri);
        ResourceStore<?> store = stores.serving(request).orElseThrow(NotFoundException::new);
        String namespace = store.resource().namespaced() ? request.namespace() : "";
        return new Call(request, store, new ObjectKey(namespace, request.name()));
    }

    private record Call(RequestInfo request, ResourceStore<?> store, ObjectKey key) {

        <C extends ResourceStore<?>> C able(Class<C> capability) {
            if (!capability.isInstance(store) || !store.resource().verbs().contains(request.verb())) {
                throw isServed() ? new StatusException(Statuses.methodNotAllowed()) : new NotFoundException();
            }
            return capability.cast(store);
        }

        /** Whether anything can be done here; a collection of what can only be got by name does not exist. */
        private boolean isServed() {
            return !key.name().isEmpty() || store.resource().verbs().stream().anyMatch(OF_COLLECTIONS::contains);
        }
    }
}
