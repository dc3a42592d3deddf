package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of an object, told as the difference. Patches know trees, not kinds: what comes out is read like any body. */
public interface Patch {

    /**
     * A patched copy.
     *
     * @param type the class of the object, which tells how its lists are merged
     * @throws dev.imagestreams.gateway.api.error.StatusException if it does not fit the object
     */
    ObjectNode applyTo(ObjectNode object, Class<?> type);

    /** Whether the patch is to be refused if the object has moved on from the version it names. */
    boolean isConditional();
}
