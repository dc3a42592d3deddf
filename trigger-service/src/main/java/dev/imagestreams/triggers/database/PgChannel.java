package dev.imagestreams.triggers.database;

/**
 * A channel of PostgreSQL's NOTIFY, and what is done about what is announced there. {@link PgNotifications} calls it from one
 * thread, which must not be made to wait. What is announced is a hint: it may be lost with a connection.
 */
public interface PgChannel {

    /** As LISTEN spells it. */
    String name();

    /** Something was announced, by this process or another, and what it is about can be seen. */
    void heard(String payload);

    /** Listening begins, for the first time or again: whatever was announced before has not been heard. */
    void missedSome();
}
