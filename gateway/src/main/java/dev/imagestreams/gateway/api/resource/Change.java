package dev.imagestreams.gateway.api.resource;

/** From an object as it is to the object as somebody wants it. May be applied several times, when others get in between. */
public interface Change<T> {

    /** @param present as a client would read it, with its resource version; not kept */
    T applyTo(T present);

    /** Whether what is present does not matter, so that it need not be read. */
    default boolean isReplacement() {
        return false;
    }

    static <T> Change<T> replacement(T wanted) {
        return new Change<>() {
            @Override
            public T applyTo(T present) {
                return wanted;
            }

            @Override
            public boolean isReplacement() {
                return true;
            }
        };
    }
}
