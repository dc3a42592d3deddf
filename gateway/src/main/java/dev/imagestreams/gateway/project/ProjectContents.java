package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What lives in a project at the other services: triggers first, so that the end of the streams is told to nobody. */
@ApplicationScoped
class ProjectContents {

    private static final int PAGE = 100;

    private final TagService tags;
    private final TriggerService triggers;

    ProjectContents(@RestClient TagService tags, @RestClient TriggerService triggers) {
        this.tags = tags;
        this.triggers = triggers;
    }

    void deleteAll(String namespace) {
        for (Trigger trigger : triggers.list(namespace)) {
            unlessGone(() -> triggers.delete(namespace, trigger.spec().name()));
        }
        // Each round deletes what it lists, so the first page is always the next one.
        StreamPage page = tags.list(namespace, PAGE, null, TagService.NEWEST);
        while (!page.items().isEmpty()) {
            for (ImageStream stream : page.items()) {
                unlessGone(() ->
                        tags.delete(namespace, stream.key().name(), stream.uid().toString(), null, false));
            }
            page = tags.list(namespace, PAGE, null, TagService.NEWEST);
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
