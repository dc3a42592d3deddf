package dev.imagestreams.tags.state;

import dev.imagestreams.tags.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for the states of all tags to be told anew: for a topic that was lost, or made on another cluster. */
@ApplicationScoped
public class Retelling {

    private static final String FROM_THE_START =
            """
            update tag_state_position
            set round = round + 1, told_stream = '00000000-0000-0000-0000-000000000000', told_tag = ''
            """;

    private final Database database;

    public Retelling(Database database) {
        this.database = database;
    }

    /** Takes part in the caller's transaction. Whoever leads begins when it commits, and goes on after any crash. */
    public void ofAllTags() {
        database.update(FROM_THE_START);
    }
}
