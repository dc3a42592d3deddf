package dev.imagestreams.launcher.gateway;

/** The gateway answered, and not with what was asked for. */
public final class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    GatewayException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
