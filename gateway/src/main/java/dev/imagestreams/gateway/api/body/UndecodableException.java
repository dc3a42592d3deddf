package dev.imagestreams.gateway.api.body;

/** A tree that is no object of the kind it is read as. Its text is meant for the client and names none of our classes. */
public class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableException(String message) {
        super(message);
    }
}
