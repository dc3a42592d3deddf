package dev.imagestreams.launcher;

/** Something the person at the keyboard can put right. The message is one sentence that says how. */
public final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LauncherException(String message) {
        super(message);
    }

    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
