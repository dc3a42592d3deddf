package dev.imagestreams.gateway.api.protobuf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;

/**
 * The envelope of a protobuf body: four bytes that say so, then a {@code runtime.Unknown} with kind, version and the
 * message itself. Comes out as the tree the same object would be as JSON, so that nothing behind knows the difference.
 */
public final class ProtobufBody {

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int TYPE_META = 1;
    private static final int RAW = 2;
    private static final int API_VERSION = 1;
    private static final int KIND = 2;

    private static final MessageReader MESSAGES = new MessageReader(MessageSchemas.load());

    private ProtobufBody() {}

    /** @throws IOException if this is no such body; its text is meant for the client */
    public static ObjectNode read(byte[] body) throws IOException {
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw new IOException("it does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        CodedInputStream in = CodedInputStream.newInstance(body, MAGIC.length, body.length - MAGIC.length);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        byte[] message = {};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TYPE_META -> readTypeMeta(in.readByteArray(), tree);
                case RAW -> message = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        MESSAGES.read(tree.path("kind").asText(), message, tree);
        return tree;
    }

    private static void readTypeMeta(byte[] bytes, ObjectNode tree) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case API_VERSION -> tree.put("apiVersion", in.readStringRequireUtf8());
                case KIND -> tree.put("kind", in.readStringRequireUtf8());
                default -> in.skipField(tag);
            }
        }
    }
}
