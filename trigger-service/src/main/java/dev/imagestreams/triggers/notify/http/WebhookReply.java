package dev.imagestreams.triggers.notify.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one POST ended. */
public sealed interface WebhookReply {

    /** @param retryAfter how long the endpoint asks to be left alone; null when it does not */
    record Answered(Answer answer, @Nullable Duration retryAfter) implements WebhookReply {}

    /** @param error for a person */
    record NoAnswer(String error) implements WebhookReply {}
}
