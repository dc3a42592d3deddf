package dev.imagestreams.imports.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;

/**
 * Reads JSON that somebody unknown wrote. Bounded in depth, tokens and length of numbers and texts; a value of the wrong
 * type is an error and never converted; unknown properties are skipped without being built. What the model's JSON cannot
 * keep is refused here already, so that it stops nobody further down.
 */
final class HostileJson {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(32)
            .maxNameLength(4 * 1024)
            .maxStringLength(1024 * 1024)
            .maxTokenCount(200_000)
            .build();

    private static final ObjectMapper MAPPER = ModelJson.configure(JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(LogicalType.Textual, HostileJson::refuseOtherScalars)
            .build());

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

    private static void refuseOtherScalars(MutableCoercionConfig texts) {
        texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
