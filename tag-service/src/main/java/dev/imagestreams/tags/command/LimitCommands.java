package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.NamespaceUsage;
import dev.imagestreams.tags.policy.LimitStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Sets what the streams of a namespace may grow to, and tells what counts against it. */
@ApplicationScoped
public class LimitCommands {

    private final Transactions transactions;
    private final LimitStore limits;

    public LimitCommands(Transactions transactions, LimitStore limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /** In force for every write from now on; what is there already may stay. */
    public NamespaceLimits put(String namespace, NamespaceLimits wanted, Act act) {
        Supplier<NamespaceLimits> write = () -> {
            limits.put(namespace, wanted);
            return wanted;
        };
        return act.dryRun() ? transactions.tryOut(write) : transactions.commit(write);
    }

    public NamespaceUsage usage(String namespace) {
        return new NamespaceUsage(QuarkusTransaction.requiringNew().call(() -> limits.streams(namespace)));
    }
}
