package dev.imagestreams.tags.messaging;

import dev.imagestreams.model.trace.Step;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Records the steps of this service's work, if its operator wants traces: what is switched off still makes up ids. */
@Singleton
class TraceRecording {

    void begin(
            @Observes StartupEvent event,
            OpenTelemetry api,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        Step.recordWith(off ? OpenTelemetry.noop() : api);
    }
}
