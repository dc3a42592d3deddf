package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.data.Port;

/** The four services, in the order in which they are stopped: the way in first. */
enum Service {
    GATEWAY("gateway", Port.GATEWAY, "gateway"),
    TRIGGER("trigger-service", Port.TRIGGER, "triggers"),
    TAG("tag-service", Port.TAG, "tags"),
    IMPORT("import-service", Port.IMPORT, "imports");

    private final String title;
    private final Port port;
    private final String role;

    Service(String title, Port port, String role) {
        this.title = title;
        this.port = port;
        this.role = role;
    }

    /** Its name, and the folder it is built in. */
    String title() {
        return title;
    }

    Port port() {
        return port;
    }

    /** Its user and schema in the database. */
    String role() {
        return role;
    }
}
