package dev.imagestreams.gateway.api.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What {@code openapi/descriptions.properties} says kinds and fields are for. Fields it does not know have no description. */
record FieldDescriptions(Properties texts) {

    private static final String SOURCE = "/openapi/descriptions.properties";

    static FieldDescriptions load() {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(FieldDescriptions.class.getResourceAsStream(SOURCE), SOURCE),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE, e);
        }
        return new FieldDescriptions(texts);
    }

    Optional<String> of(String kind) {
        return Optional.ofNullable(texts.getProperty(kind));
    }

    Optional<String> of(String kind, String field) {
        return Optional.ofNullable(texts.getProperty(kind + '.' + field))
                .or(() -> Optional.ofNullable(texts.getProperty("*." + field)));
    }
}
