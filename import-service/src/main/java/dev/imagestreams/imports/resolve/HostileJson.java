package dev.imagestreams.imports.resolve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.imagestreams.imports.registry.transport.RegistryException;
import java.io.IOException;

/**
 * Reads JSON that somebody unknown wrote. Bounded in depth, tokens and length of numbers and texts; a value of the wrong
 * type is an error and never converted; unknown properties are skipped without being built. Texts that PostgreSQL or
 * UTF-8 cannot hold (NUL, half a surrogate pair) are refused here, so that they stop nobody further down.
 */
final class HostileJson {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(32)
            .maxNameLength(4 * 1024)
            .maxStringLength(1024 * 1024)
            .maxTokenCount(200_000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Text())
                    .addKeyDeserializer(String.class, new Name()))
            .build();

    private HostileJson() {}

    /** @param what how to call the content in the error */
    static <T> T read(byte[] content, Class<T> type, String what) throws RegistryException {
        ObjectReader reader = MAPPER.readerFor(type);
        try {
            T value = reader.readValue(content);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            // The parser's message may quote megabytes of the content: the fact has to do.
        }
        throw RegistryException.unusable("malformed " + what);
    }

    private static boolean storable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static final class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        private Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null;
            if (text == null || !storable(text)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return text;
        }
    }

    private static final class Name extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return storable(key) ? key : context.handleWeirdKey(String.class, key, "cannot be stored");
        }
    }
}
