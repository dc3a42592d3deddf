package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.LabelSelector;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.table.TableRequest;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a watch that may take a while, before its first byte: may the user, what does the query say, and what is
 * there now. Runs on a worker thread, with the identity of who asks.
 */
@ApplicationScoped
class WatchOpening {

    private final Authorizer authorizer;
    private final CurrentUser user;
    private final CurrentIdentityAssociation association;
    private final WatchConfig config;

    WatchOpening(Authorizer authorizer, CurrentUser user, CurrentIdentityAssociation association, WatchConfig config) {
        this.authorizer = authorizer;
        this.user = user;
        this.association = association;
        this.config = config;
    }

    /** @param accept the header of that name; null when there was none */
    @ActivateRequestContext
    WatchPlan open(
            Feed feed,
            Watchable<?> store,
            RequestInfo request,
            Parameters query,
            @Nullable String accept,
            SecurityIdentity identity) {
        association.setIdentity(identity);
        authorizer.refusal(user.get(), request).ifPresent(why -> {
            throw new StatusException(Statuses.forbidden(request, why));
        });
        WatchRequest wanted = WatchRequest.of(query);
        Scope scope = new Scope(store.resource(), store.resource().namespaced() ? request.namespace() : "");
        Selection selection = new Selection(
                request.name(),
                LabelSelector.parse(query.find("labelSelector").orElse(null)),
                FieldSelector.parse(query.find("fieldSelector").orElse(null)).allowing(FieldSelector.OF_METADATA),
                store.visible());
        Window window = feed.open();
        long version = wanted.version().orElseGet(window::head);
        InitialEvents initial = InitialEvents.none(scope, version);
        if (wanted.initialEvents()) {
            Listed listed = list(store, scope, query, accept);
            version = listed.version();
            initial = new InitialEvents(
                    scope, listed.objects().filter(selection::selects).toList(), version, wanted.markEnd());
        } else if (feed.isFromTheFuture(version)) {
            throw new StatusException(Statuses.expired("resource version " + version + " was never told"));
        }
        TableRequest table = TableRequest.of(accept, query.find("includeObject").orElse(null));
        return new WatchPlan(
                window,
                scope,
                selection,
                Representation.of(table),
                initial,
                version,
                wanted.bookmarks(),
                System.nanoTime()
                        + wanted.lasts().orElseGet(this::upToTwiceAsLong).toNanos());
    }

    private static Listed list(Watchable<?> store, Scope scope, Parameters query, @Nullable String accept) {
        KubernetesResource listed = store.list(
                scope.namespace(),
                new ListRequest(query.without("limit", "continue", "resourceVersion", "resourceVersionMatch"), accept));
        if (!(listed instanceof KubernetesResourceList<?> list)) {
            throw new IllegalStateException(
                    "what can be watched can be listed: " + scope.resource().name());
        }
        return new Listed(
                list.getItems().stream().map(HasMetadata.class::cast),
                Long.parseLong(list.getMetadata().getResourceVersion()));
    }

    private Duration upToTwiceAsLong() {
        return config.lasts()
                .multipliedBy(1000 + ThreadLocalRandom.current().nextInt(1000))
                .dividedBy(1000);
    }

    private record Listed(Stream<HasMetadata> objects, long version) {}
}
