package dev.imagestreams.gateway.api.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {

    @Test
    void aSecretIsTheTreeOfItsJson() throws IOException {
        byte[] metadata = message(out -> {
            out.writeString(1, "pull");
            out.writeString(2, "");
            out.writeString(3, "demo");
            out.writeByteArray(8, new byte[0]);
            out.writeByteArray(11, message(entry -> {
                entry.writeString(1, "tier");
                entry.writeString(2, "web");
            }));
        });
        byte[] secret = message(out -> {
            out.writeByteArray(1, metadata);
            out.writeByteArray(2, message(entry -> {
                entry.writeString(1, ".dockerconfigjson");
                entry.writeBytes(2, ByteString.copyFromUtf8("{}"));
            }));
            out.writeString(3, "kubernetes.io/dockerconfigjson");
            out.writeString(99, "of a later version");
        });

        assertThat(ProtobufBody.read(body("v1", "Secret", secret)))
                .isEqualTo(
                        json(
                                """
                        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"pull","namespace":"demo",
                         "labels":{"tier":"web"}},"data":{".dockerconfigjson":"e30="},
                         "type":"kubernetes.io/dockerconfigjson"}"""));
    }

    @Test
    void quotasAndTimesAndListsAreWrittenAsInJson() throws IOException {
        byte[] quota = message(out -> {
            out.writeByteArray(1, message(metadata -> {
                metadata.writeByteArray(8, message(time -> time.writeInt64(1, 1_790_000_000L)));
                metadata.writeString(14, "a/b");
            }));
            out.writeByteArray(
                    2,
                    message(spec -> spec.writeByteArray(1, message(entry -> {
                        entry.writeString(1, "openshift.io/imagestreams");
                        entry.writeByteArray(2, message(quantity -> quantity.writeString(1, "10")));
                    }))));
        });

        assertThat(ProtobufBody.read(body("v1", "ResourceQuota", quota)))
                .isEqualTo(
                        json(
                                """
                        {"apiVersion":"v1","kind":"ResourceQuota",
                         "metadata":{"creationTimestamp":"2026-09-21T14:13:20Z","finalizers":["a/b"]},
                         "spec":{"hard":{"openshift.io/imagestreams":"10"}}}"""));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThatThrownBy(() -> ProtobufBody.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected prefix");
        assertThatThrownBy(() -> ProtobufBody.read(body("v1", "Pod", new byte[0])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"Pod\" is not read as protobuf");
        assertThatThrownBy(() -> ProtobufBody.read(body("v1", "Secret", new byte[] {10, 120, 1})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void everyMessageNeededIsDescribed() {
        MessageSchemas schemas = MessageSchemas.load();

        assertThat(schemas.messages()).containsKeys("Secret", "Namespace", "SelfSubjectReview", "DeleteOptions");
        schemas.messages().values().stream()
                .flatMap(fields -> fields.values().stream())
                .map(MessageField::type)
                .filter(type -> !type.matches("string|bytes|bool|int32|int64|Time|Quantity|FieldsV1|\\w+Value"))
                .forEach(type -> assertThat(schemas.find(type)).as(type).isPresent());
    }

    private static byte[] body(String apiVersion, String kind, byte[] object) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(new byte[] {'k', '8', 's', 0});
        body.write(message(envelope -> {
            envelope.writeByteArray(1, message(type -> {
                type.writeString(1, apiVersion);
                type.writeString(2, kind);
            }));
            envelope.writeByteArray(2, object);
        }));
        return body.toByteArray();
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static JsonNode json(String text) throws IOException {
        // Whole numbers as protobuf has them.
        return new ObjectMapper().readTree(text);
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
