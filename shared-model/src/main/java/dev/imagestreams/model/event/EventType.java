package dev.imagestreams.model.event;

/**
 * The kinds of event: topic, CloudEvents {@code type} and record of each, named once. A type is a schema: a changed
 * shape is a new type ({@code .v2}) on the same topic.
 */
public enum EventType {
    IMPORT_REQUESTED("import-requested", "dev.imagestreams.import.requested.v1", ImportRequested.class),
    DIGEST_RESOLVED("digest-resolved", "dev.imagestreams.digest.resolved.v1", DigestResolved.class),
    IMAGE_CHANGED("image-changed", "dev.imagestreams.image.changed.v1", ImageChanged.class),
    TAG_STATE("tag-state", "dev.imagestreams.tag.state.v1", CurrentTag.class),
    BUILD_TRIGGERED("build-triggered", "dev.imagestreams.build.triggered.v1", TriggerFired.class),
    DEPLOY_TRIGGERED("deploy-triggered", "dev.imagestreams.deploy.triggered.v1", TriggerFired.class),
    DELIVERY_DEAD_LETTER("delivery-dead-letter", "dev.imagestreams.delivery.dead.v1", DeliveryDeadLetter.class),
    ENDPOINT_DISABLED("endpoint-disabled", "dev.imagestreams.endpoint.disabled.v1", EndpointDisabled.class);

    private final String topic;
    private final String type;
    private final Class<? extends StreamEvent> record;

    EventType(String topic, String type, Class<? extends StreamEvent> record) {
        this.topic = topic;
        this.type = type;
        this.record = record;
    }

    public String topic() {
        return topic;
    }

    /** Where records of the topic go that cannot be read or applied, with the reason in a header. */
    public String deadLetterTopic() {
        return topic + ".dead-letter";
    }

    /** Whether the topic keeps the last record of each key for good, instead of all records for a while. */
    public boolean isCompacted() {
        return this == TAG_STATE;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public Class<? extends StreamEvent> record() {
        return record;
    }
}
