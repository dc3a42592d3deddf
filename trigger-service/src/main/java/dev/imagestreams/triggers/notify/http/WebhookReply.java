package dev.imagestreams.triggers.notify.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one POST ended. */
public sealed interface WebhookReply {

    /** Whether it was sent to an address inside. */
    boolean inside();

    /** @param retryAfter how long the endpoint asks to be left alone; null when it does not */
    record Answered(Answer answer, @Nullable Duration retryAfter, Allowance allowance, boolean inside)
            implements WebhookReply {}

    /** @param error for a person */
    record NoAnswer(String error, boolean inside) implements WebhookReply {}
}
