package dev.imagestreams.gateway.api.body;

import dev.imagestreams.gateway.api.error.Statuses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses an address with a NUL in it: nothing is called so, and no database can even be asked for it. */
@ApplicationScoped
public class AddressCheck {

    private static final int FIRST = 1001;
    private static final String NUL = "%00";

    void register(@Observes Filters filters) {
        filters.register(AddressCheck::check, FIRST);
    }

    private static void check(RoutingContext context) {
        if (context.request().uri().contains(NUL)) {
            EarlyRefusal.answer(context, Statuses.badRequest("the address of a request must not contain a NUL"));
        } else {
            context.next();
        }
    }
}
