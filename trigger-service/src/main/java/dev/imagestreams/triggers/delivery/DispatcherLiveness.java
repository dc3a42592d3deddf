package dev.imagestreams.triggers.delivery;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the dispatcher's thread has died, of an error nobody foresaw: only a new process delivers again. */
@Liveness
@Singleton
class DispatcherLiveness implements HealthCheck {

    private final DispatcherLifecycle dispatcher;

    DispatcherLiveness(DispatcherLifecycle dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("delivery dispatcher")
                .status(dispatcher.isRunning())
                .build();
    }
}
