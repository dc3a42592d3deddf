package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.secret.SealedCredentials;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one delivery, ready to be made.
 *
 * @param attempt counted from 1 over the delivery's whole life
 * @param tries attempts in the present round, this one included: a replay begins a new round
 * @param replay the replay that asked for this attempt; null in the first round
 * @param lane in which the delivery has its turn; null for one that goes by itself
 * @param trigger the trigger's uid, to which its secret is bound
 * @param triggerName {@code namespace/name}
 * @param target without secret
 * @param credentials of a webhook; null for others
 * @param received when the event arrived in this service
 */
public record Notification(
        UUID delivery,
        int attempt,
        int tries,
        @Nullable UUID replay,
        @Nullable String lane,
        UUID trigger,
        String triggerName,
        TriggerTarget target,
        @Nullable SealedCredentials credentials,
        Notice notice,
        Instant received) {}
