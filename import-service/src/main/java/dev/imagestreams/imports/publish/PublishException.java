package dev.imagestreams.imports.publish;

/** The broker has not acknowledged an event. It may have it nevertheless. */
public class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
