package dev.imagestreams.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Refuses, where JSON is read, what JSON can say and a database or the next JSON writer cannot: texts with a NUL or with
 * half a character, and times that are not of RFC 3339. Met later, such a value would look like a failure of the
 * database, and be tried for ever.
 */
final class StorableValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    StorableValues() {
        super(StorableValues.class.getSimpleName());
        addDeserializer(String.class, new Text());
        addKeyDeserializer(String.class, new Key());
        addDeserializer(Instant.class, new Time());
    }

    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final class Text extends StdDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(json, context);
            if (text != null && !storable(text)) {
                return context.reportInputMismatch(this, "a text with a NUL or half a character");
            }
            return text;
        }
    }

    private static final class Key extends KeyDeserializer {

        @Override
        public String deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!storable(key)) {
                return context.reportInputMismatch(String.class, "a name with a NUL or half a character");
            }
            return key;
        }
    }

    private static final class Time extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            Instant time = InstantDeserializer.INSTANT.deserialize(json, context);
            if (time != null && (time.isBefore(FIRST) || !time.isBefore(END))) {
                return context.reportInputMismatch(this, "a time outside the years 0 to 9999");
            }
            return time;
        }
    }
}
