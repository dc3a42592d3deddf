package dev.imagestreams.gateway.hook.sender;

import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.List;
import java.util.Optional;

/** What is to be known about one kind of registry, or of what speaks for it. Implementations keep nothing. */
public interface Sender {

    /** How it shows who it is. */
    Proof proof();

    /**
     * Messages about other things than pushed and deleted tags are read without an occurrence.
     *
     * @throws ImageStreamException {@code BAD_REQUEST} if this is no message of such a sender
     */
    List<Occurrence> read(HookRequest request);

    /** The JSON to answer with, when the message only wants to know whether somebody is here. */
    default Optional<String> handshake(HookRequest request) {
        return Optional.empty();
    }

    /** Whether it asks for permission before it sends ({@code OPTIONS}, CloudEvents' web hook specification). */
    default boolean asksFirst() {
        return false;
    }
}
