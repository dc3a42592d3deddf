package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What happens to a message: whose is it, what does it say, pass that on. Nothing of it is logged or told back, because
 * any part of it may be a secret.
 */
@Singleton
class HookReception {

    private enum Outcome {
        ACCEPTED,
        UNAUTHORIZED,
        UNREADABLE,
        UNAVAILABLE
    }

    private final HintRelay relay;
    private final SilenceWatch silence;
    private final MeterRegistry meters;

    HookReception(HintRelay relay, SilenceWatch silence, MeterRegistry meters) {
        this.relay = relay;
        this.silence = silence;
        this.meters = meters;
    }

    /** Blocks while keys of the sender have to be fetched; else answers when the hints are passed on. */
    CompletionStage<Response> receive(HookSource source, HookRequest request) {
        try {
            if (!source.sender().proof().isGivenBy(request, source.trust())) {
                count(source, Outcome.UNAUTHORIZED);
                throw new StatusException(Statuses.plain(ErrorCode.UNAUTHORIZED, "Unauthorized"));
            }
            silence.heard(source);
            Optional<String> handshake = source.sender().handshake(request);
            return handshake.isPresent()
                    ? CompletableFuture.completedStage(greeting(handshake.get()))
                    : passOn(source, source.hints(source.sender().read(request)));
        } catch (ImageStreamException e) {
            count(source, e.code() == ErrorCode.UNAVAILABLE ? Outcome.UNAVAILABLE : Outcome.UNREADABLE);
            throw e;
        }
    }

    private CompletionStage<Response> passOn(HookSource source, List<Hint> hints) {
        if (hints.size() > HintRelay.LIMIT) {
            throw new ImageStreamException(ErrorCode.TOO_LARGE, "a message may tell of at most " + HintRelay.LIMIT);
        }
        return relay.tell(hints).handle((told, failure) -> {
            if (failure != null) {
                count(source, Outcome.UNAVAILABLE);
                throw unwrapped(failure);
            }
            count(source, Outcome.ACCEPTED);
            meters.counter(HookMetrics.HINTS, HookMetrics.SOURCE, source.name()).increment(hints.size());
            return Response.accepted().build();
        });
    }

    private void count(HookSource source, Outcome outcome) {
        meters.counter(
                        HookMetrics.RECEIVED,
                        HookMetrics.SOURCE,
                        source.name(),
                        HookMetrics.OUTCOME,
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static RuntimeException unwrapped(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private static Response greeting(String json) {
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
