package dev.imagestreams.gateway.limit;

import java.util.List;
import java.util.Optional;

/** Where limits are kept. Every method is one transaction; every change notes that its namespace has news. */
interface LimitStore {

    Optional<LimitObject> find(String resource, String namespace, String name);

    /** By namespace and name. */
    List<LimitObject> all(String resource);

    /** By name. */
    List<LimitObject> in(String resource, String namespace);

    /** The newest version that was given. */
    long version();

    /** Gives it its version; empty if there is one of that name. */
    Optional<LimitObject> add(LimitObject object);

    /** Replaces what is of this version; empty if that is not there any more. */
    Optional<LimitObject> replace(LimitObject object);

    /** @return whether it was there, in this version */
    boolean remove(LimitObject object);

    /** Namespaces whose limits tag-service has not been told. */
    List<Untold> untold();

    /** Unless there is news again. */
    void told(Untold untold);

    record Untold(String namespace, long version) {}
}
