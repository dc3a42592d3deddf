package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.schedule.HintStore;
import dev.imagestreams.imports.schedule.ScheduleWorkers;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.api.HintAnswer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /hints}: somebody says that something has changed; whoever follows it is looked at soon. */
@Path("/internal/v1/hints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HintResource {

    /** More at once would hold many rows for long. */
    private static final int LIMIT = 1_000;

    private final HintStore hints;
    private final ScheduleWorkers workers;
    private final MeterRegistry meters;

    public HintResource(HintStore hints, ScheduleWorkers workers, MeterRegistry meters) {
        this.hints = hints;
        this.workers = workers;
        this.meters = meters;
    }

    @POST
    @Blocking
    public HintAnswer hear(@Nullable List<@Nullable Hint> told) {
        if (told == null || told.stream().anyMatch(Objects::isNull)) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "a list of hints is required");
        }
        if (told.size() > LIMIT) {
            throw new ImageStreamException(ErrorCode.TOO_LARGE, "at most " + LIMIT + " hints at once");
        }
        List<Hint> heard = List.copyOf(told);
        int due = hints.makeDue(heard);
        if (due > 0) {
            workers.wakeForHints();
        }
        count(heard, due);
        return new HintAnswer(due);
    }

    private void count(List<Hint> heard, int due) {
        for (Hint hint : heard) {
            String kind = hint.kind().name().toLowerCase(Locale.ROOT);
            meters.counter(MeterNames.HINTS, MeterNames.KIND, kind).increment();
        }
        meters.counter(MeterNames.HINTED_TAGS).increment(due);
    }
}
