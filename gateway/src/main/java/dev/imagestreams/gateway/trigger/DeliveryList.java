package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.imagestreams.model.api.Delivery;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a trigger has told or will tell, newest first. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public record DeliveryList(ListMeta metadata, List<Item> items) implements KubernetesResource {

    static DeliveryList of(List<Delivery> deliveries) {
        return new DeliveryList(
                new ListMeta(), deliveries.stream().map(Item::of).toList());
    }

    public String getKind() {
        return "DeliveryList";
    }

    public String getApiVersion() {
        return "triggers.imagestreams.dev/v1";
    }

    /**
     * One notification.
     *
     * @param event the id the receiver deduplicates by
     * @param state {@code pending}, {@code delivered}, {@code dead} or {@code superseded}
     * @param nextAttempt null unless pending
     * @param reason why it was given up, where no attempt says so
     * @param attempts oldest first; empty in lists
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Item(
            String id,
            String event,
            String stream,
            String tag,
            String state,
            String created,
            @Nullable String nextAttempt,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.ALWAYS) int attemptCount,
            List<Attempt> attempts)
            implements KubernetesResource {

        static Item of(Delivery delivery) {
            return new Item(
                    delivery.id().toString(),
                    delivery.event().toString(),
                    delivery.stream().name(),
                    delivery.tag().value(),
                    delivery.state().name().toLowerCase(Locale.ROOT),
                    delivery.created().toString(),
                    delivery.nextAttempt() == null
                            ? null
                            : delivery.nextAttempt().toString(),
                    delivery.reason(),
                    delivery.attemptCount(),
                    delivery.attempts().stream().map(Attempt::of).toList());
        }
    }

    /**
     * @param status of the HTTP answer; null when there was none
     * @param error why it failed; null when it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(
            int number,
            String at,
            @Nullable Integer status,
            long millis,
            @Nullable String error,
            @Nullable String response) {

        static Attempt of(Delivery.Attempt attempt) {
            return new Attempt(
                    attempt.number(),
                    attempt.at().toString(),
                    attempt.status(),
                    attempt.millis(),
                    attempt.error(),
                    attempt.response());
        }
    }
}
