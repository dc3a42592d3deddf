package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.table.TableRequest;

/**
 * How a watcher wants its objects: as they are, or printed.
 *
 * @param headers whether a table shall have its column definitions; only a watcher's first one does
 */
record Representation(TableRequest table, boolean headers) {

    /** Objects as they are. */
    static final Representation PLAIN =
            new Representation(new TableRequest(false, "", TableRequest.Include.METADATA), false);

    /** For the first event. */
    static Representation of(TableRequest asked) {
        return asked.wanted() ? new Representation(asked, true) : PLAIN;
    }

    Representation withoutHeaders() {
        return headers ? new Representation(table, false) : this;
    }
}
