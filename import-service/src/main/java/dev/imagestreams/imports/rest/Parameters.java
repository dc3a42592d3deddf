package dev.imagestreams.imports.rest;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import org.jspecify.annotations.Nullable;

/** Query parameters that can be wrong. */
final class Parameters {

    private Parameters() {}

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ImageStreamException(ErrorCode.BAD_REQUEST, "query parameter " + name + " is true or false");
    }

    static @Nullable Long number(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "query parameter " + name + " is a number");
        }
    }
}
