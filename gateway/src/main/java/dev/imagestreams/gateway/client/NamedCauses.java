package dev.imagestreams.gateway.client;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.CauseChain;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** The changes because of which somebody makes this request, as far as he says so: those he was told of. */
@RequestScoped
public class NamedCauses {

    private final CurrentVertxRequest request;

    NamedCauses(CurrentVertxRequest request) {
        this.request = request;
    }

    /** @throws ImageStreamException if what he says cannot be read */
    public List<UUID> get() {
        return CauseChain.parse(request.getCurrent().request().getHeader(CauseChain.HEADER));
    }
}
