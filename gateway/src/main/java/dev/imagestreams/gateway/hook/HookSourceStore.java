package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.hook.HookSourceStatus.MissedMove;
import dev.imagestreams.model.api.UnannouncedMove;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code hooksources}: for operators, to see whether the registries that should speak do. They are configured, not created. */
@Singleton
class HookSourceStore implements Readable<HookSourceObject>, Listable<HookSourceObject> {

    /** Missed moves that are told one by one. */
    private static final int TOLD = 10;

    private final HookSources sources;
    private final SilenceWatch silence;
    private final ImportService imports;

    HookSourceStore(HookSources sources, SilenceWatch silence, @RestClient ImportService imports) {
        this.sources = sources;
        this.silence = silence;
        this.imports = imports;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.HOOK_SOURCES;
    }

    @Override
    public Class<HookSourceObject> type() {
        return HookSourceObject.class;
    }

    @Override
    public HookSourceObject get(ObjectKey key, Parameters query) {
        HookSource source = sources.find(key.name())
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.HOOK_SOURCES, key.name())));
        return object(source, imports.unannouncedMoves());
    }

    @Override
    public HookSourceList list(String namespace, ListRequest request) {
        List<UnannouncedMove> moves = sources.all().isEmpty() ? List.of() : imports.unannouncedMoves();
        return new HookSourceList(sources.all().stream()
                .map(source -> object(source, moves))
                .filter(object -> request.selection().test(object.getMetadata()))
                .toList());
    }

    private HookSourceObject object(HookSource source, List<UnannouncedMove> moves) {
        Hearing hearing = silence.of(source, Hearing.concerning(source.registries(), moves));
        return new HookSourceObject(
                source.name(),
                new HookSourceSpec(
                        source.kind().text(),
                        source.registries(),
                        source.expectedSilence().map(Object::toString).orElse(null)),
                new HookSourceStatus(
                        text(hearing.lastHeard().orElse(null)),
                        text(hearing.silentSince().orElse(null)),
                        hearing.missed().size(),
                        hearing.missed().stream()
                                .limit(TOLD)
                                .map(HookSourceStore::missed)
                                .toList(),
                        List.of(condition(hearing))));
    }

    private static MissedMove missed(UnannouncedMove move) {
        return new MissedMove(
                move.repository(), move.tag().toString(), move.digest().toString(), text(move.found()), move.times());
    }

    private static Condition condition(Hearing hearing) {
        Hearing.Verdict verdict = hearing.verdict();
        Condition condition = new Condition();
        condition.setType("Speaking");
        condition.setStatus(verdict.status());
        condition.setReason(verdict.reason());
        condition.setMessage(verdict.message());
        condition.setLastTransitionTime(text(hearing.since().orElse(null)));
        return condition;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
