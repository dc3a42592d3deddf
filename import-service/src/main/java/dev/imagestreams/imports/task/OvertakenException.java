package dev.imagestreams.imports.task;

/** Somebody else works on the task by now, because this took longer than its lease. */
final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super("somebody else works on it by now");
    }
}
