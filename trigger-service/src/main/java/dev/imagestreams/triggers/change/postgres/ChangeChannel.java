package dev.imagestreams.triggers.change.postgres;

import dev.imagestreams.triggers.change.ChangeSignal;
import dev.imagestreams.triggers.database.PgChannel;
import jakarta.inject.Singleton;

/**
 * Turns changes that were recorded, by this process or another, into {@link ChangeSignal}s. Readers also look by themselves,
 * should a change not be heard of.
 */
@Singleton
class ChangeChannel implements PgChannel {

    static final String NAME = "dependent_changed";

    private final ChangeSignal signal;

    ChangeChannel(ChangeSignal signal) {
        this.signal = signal;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String payload) {
        signal.raise();
    }

    @Override
    public void missedSome() {
        signal.raise();
    }
}
