package dev.imagestreams.triggers.notify.http;

/** The request was not made, because it cannot or must not be; the message may be shown to the trigger's owner. */
final class WebhookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WebhookRefusedException(String message) {
        super(message, null, false, false);
    }
}
