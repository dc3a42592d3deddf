package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times every request by registry, method and status (or kind of failure): {@link MeterNames#REGISTRY_REQUESTS}. */
public final class MeteredTransport implements RegistryTransport {

    private final RegistryTransport next;
    private final MeterRegistry meters;
    private final RegistryLabels labels;

    public MeteredTransport(RegistryTransport next, MeterRegistry meters, RegistryLabels labels) {
        this.next = next;
        this.meters = meters;
        this.labels = labels;
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        Timer.Sample sample = Timer.start(meters);
        String status = "error";
        try {
            RegistryResponse response = next.send(request);
            status = Integer.toString(response.status());
            return response;
        } catch (RegistryException e) {
            status = e.kind().name().toLowerCase(Locale.ROOT);
            throw e;
        } finally {
            sample.stop(meters.timer(
                    MeterNames.REGISTRY_REQUESTS,
                    MeterNames.REGISTRY,
                    labels.of(request.registry().name()),
                    MeterNames.METHOD,
                    request.method().name(),
                    MeterNames.STATUS,
                    status));
        }
    }
}
