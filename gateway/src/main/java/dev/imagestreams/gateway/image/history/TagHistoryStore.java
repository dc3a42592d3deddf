package dev.imagestreams.gateway.image.history;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.convert.Timestamps;
import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.Verb;
import io.fabric8.kubernetes.api.model.ListMeta;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code imagestreamtags/history}: who moved a tag, when and why, with filters and in pages. */
@Singleton
class TagHistoryStore implements Readable<TagHistory> {

    private final TagService tags;

    TagHistoryStore(@RestClient TagService tags) {
        this.tags = tags;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_TAG_HISTORY;
    }

    @Override
    public Class<TagHistory> type() {
        return TagHistory.class;
    }

    @Override
    public TagHistory get(ObjectKey key, Parameters query) {
        StreamAddress address = StreamAddress.tag(key, ApiResources.IMAGE_STREAM_TAGS.kind());
        try {
            HistoryPage page = tags.history(
                    address.stream().namespace(), address.stream().name(), address.part(), HistoryFilter.of(query));
            ListMeta metadata = new ListMeta();
            metadata.setContinue(ListRequest.tokenFor(
                    page.before() == null ? null : page.before().toString()));
            return new TagHistory(
                    metadata, page.items().stream().map(TagHistoryStore::entry).toList());
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND
                    ? new StatusException(Statuses.notFound(ApiResources.IMAGE_STREAM_TAGS, address.name()))
                    : e;
        }
    }

    private static TagHistory.Entry entry(HistoryEntry entry) {
        TagEvent event = entry.event();
        Verb verb = event.by().verb();
        return new TagHistory.Entry(
                event.position(),
                event.image() == null ? null : event.image().toString(),
                event.reference(),
                event.generation(),
                Timestamps.text(event.created()),
                Timestamps.text(entry.recorded()),
                event.by().actor(),
                verb == null ? null : word(verb),
                word(event.by().cause()),
                event.by().announced(),
                Long.toString(entry.resourceVersion()),
                event.followed() == null ? null : event.followed().toString(),
                textOrNull(entry.retired()),
                entry.pending() == null ? null : word(entry.pending()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : Timestamps.text(time);
    }
}
