package dev.imagestreams.tags.command;

import dev.imagestreams.tags.state.Retelling;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What operators may do about topic {@code tag-state}. */
@ApplicationScoped
public class StateCommands {

    private static final Logger LOG = Logger.getLogger(StateCommands.class);

    private final Transactions transactions;
    private final Retelling retelling;

    public StateCommands(Transactions transactions, Retelling retelling) {
        this.transactions = transactions;
        this.retelling = retelling;
    }

    /** Has every tag told anew, those that are gone as gone. */
    public void tellAll(Act act) {
        if (act.dryRun()) {
            transactions.tryOut(this::startOver);
            return;
        }
        transactions.commit(this::startOver);
        LOG.infof("all tags are told anew: actor=%s", act.actor());
    }

    private boolean startOver() {
        retelling.ofAllTags();
        return true;
    }
}
