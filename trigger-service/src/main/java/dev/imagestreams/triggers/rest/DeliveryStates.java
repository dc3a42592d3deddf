package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code state}, in the words of the JSON form. */
final class DeliveryStates {

    private DeliveryStates() {}

    static Delivery.@Nullable State parse(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Delivery.State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.BAD_REQUEST, "state must be pending, delivered, dead or superseded"));
    }
}
