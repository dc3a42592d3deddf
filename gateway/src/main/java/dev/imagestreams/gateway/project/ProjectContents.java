package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What lives in a project at the other services: triggers and configs first, so that the end of the streams is told to nobody. */
@ApplicationScoped
class ProjectContents {

    private static final int PAGE = 100;

    private static final List<String> CONFIGS =
            List.of(ApiResources.BUILD_CONFIGS.name(), ApiResources.DEPLOYMENT_CONFIGS.name());

    private final TagService tags;
    private final TriggerService triggers;
    private final ConfigService configs;
    private final ImportService imports;

    ProjectContents(
            @RestClient TagService tags,
            @RestClient TriggerService triggers,
            @RestClient ConfigService configs,
            @RestClient ImportService imports) {
        this.tags = tags;
        this.triggers = triggers;
        this.configs = configs;
        this.imports = imports;
    }

    /** @return whether nothing is left; a stream or config with finalizers stays until somebody takes them away */
    @ActivateRequestContext
    boolean deleteAll(String namespace) {
        for (Trigger trigger : triggers.list(namespace)) {
            unlessGone(() -> triggers.delete(namespace, trigger.spec().name(), null, null, false));
        }
        CONFIGS.forEach(kind -> deleteConfigs(namespace, kind));
        StreamPage page = tags.list(namespace, PAGE, null, TagService.NEWEST);
        deleteStreams(namespace, page);
        while (page.next() != null) {
            page = tags.list(namespace, PAGE, page.next(), TagService.NEWEST);
            deleteStreams(namespace, page);
        }
        for (Secret secret : imports.secrets(namespace)) {
            unlessGone(() -> imports.deleteSecret(
                    namespace, secret.spec().name(), secret.uid().toString(), null, false));
        }
        if (!tags.list(namespace, 1, null, TagService.NEWEST).items().isEmpty()
                || CONFIGS.stream()
                        .anyMatch(kind -> !configs.list(kind, namespace).items().isEmpty())) {
            return false;
        }
        tags.limit(namespace, NamespaceLimits.NONE);
        return true;
    }

    private void deleteConfigs(String namespace, String kind) {
        for (ConfigObject config : configs.list(kind, namespace).items()) {
            unlessGone(() -> configs.delete(kind, namespace, config.name(), null, null, false));
        }
    }

    private void deleteStreams(String namespace, StreamPage page) {
        for (ImageStream stream : page.items()) {
            if (!stream.housekeeping().isBeingDeleted()) {
                unlessGone(() ->
                        tags.delete(namespace, stream.key().name(), stream.uid().toString(), null, false));
            }
        }
    }

    private static void unlessGone(Runnable deletion) {
        try {
            deletion.run();
        } catch (ImageStreamException e) {
            // Somebody else deleted it, or deleted and made it again: the next round sees which.
            if (e.code() != ErrorCode.NOT_FOUND && e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
        }
    }
}
