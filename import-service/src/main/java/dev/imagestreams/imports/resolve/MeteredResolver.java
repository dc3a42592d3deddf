package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times every resolution by registry and outcome: {@link MeterNames#IMPORTS}. */
public final class MeteredResolver implements SourceResolver {

    private static final String NO_REGISTRY = "none";

    private final SourceResolver next;
    private final MeterRegistry meters;
    private final RegistryLabels labels;

    public MeteredResolver(SourceResolver next, MeterRegistry meters, RegistryLabels labels) {
        this.next = next;
        this.meters = meters;
        this.labels = labels;
    }

    @Override
    public Resolution resolve(TagImport source, ImageSources sources) {
        Timer.Sample sample = Timer.start(meters);
        Resolution resolution = next.resolve(source, sources);
        sample.stop(meters.timer(
                MeterNames.IMPORTS,
                MeterNames.REGISTRY,
                registry(source),
                MeterNames.OUTCOME,
                outcome(resolution.outcome())));
        return resolution;
    }

    private String registry(TagImport source) {
        String registry = SourceRegistry.of(source.from());
        return registry.equals(SourceRegistry.NONE) ? NO_REGISTRY : labels.of(registry);
    }

    private static String outcome(ImportOutcome outcome) {
        return outcome instanceof ImportOutcome.Failed failed
                ? failed.code().name().toLowerCase(Locale.ROOT)
                : "resolved";
    }
}
