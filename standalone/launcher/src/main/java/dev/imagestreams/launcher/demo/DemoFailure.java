package dev.imagestreams.launcher.demo;

/** The system did something else than the demo promises. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }

    static void unless(boolean kept, String promise) {
        if (!kept) {
            throw new DemoFailure("this does not hold: " + promise);
        }
    }
}
