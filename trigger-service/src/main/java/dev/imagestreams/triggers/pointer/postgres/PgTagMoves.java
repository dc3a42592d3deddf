package dev.imagestreams.triggers.pointer.postgres;

import dev.imagestreams.triggers.database.PgChannel;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hears of moved pointers by what {@link JdbcTagPointers} announces in the transaction that moves them. */
@Singleton
class PgTagMoves implements TagMoves, PgChannel {

    private volatile Optional<Listener> listener = Optional.empty();

    @Override
    public void start(Listener begins) {
        listener = Optional.of(begins);
    }

    @Override
    public void stop() {
        listener = Optional.empty();
    }

    @Override
    public String name() {
        return "tag_moved";
    }

    @Override
    public void heard(String tag) {
        listener.ifPresent(one -> TagKey.parse(tag).ifPresent(one::moved));
    }

    @Override
    public void missedSome() {
        listener.ifPresent(Listener::missedSome);
    }
}
