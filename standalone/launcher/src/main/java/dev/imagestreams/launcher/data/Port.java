package dev.imagestreams.launcher.data;

/** Everything that listens, on loopback: its default port and the environment variable that chooses another. */
public enum Port {
    GATEWAY("IMAGESTREAMS_GATEWAY_PORT", 8443),
    IMPORT("IMAGESTREAMS_IMPORT_PORT", 8081),
    TAG("IMAGESTREAMS_TAG_PORT", 8082),
    TRIGGER("IMAGESTREAMS_TRIGGER_PORT", 8083),
    KAFKA("IMAGESTREAMS_KAFKA_PORT", 9092),
    KAFKA_CONTROLLER("IMAGESTREAMS_KAFKA_CONTROLLER_PORT", 9093),
    DATABASE("IMAGESTREAMS_DATABASE_PORT", 15432);

    private final String variable;
    private final int standard;

    Port(String variable, int standard) {
        this.variable = variable;
        this.standard = standard;
    }

    public String variable() {
        return variable;
    }

    public int standard() {
        return standard;
    }
}
