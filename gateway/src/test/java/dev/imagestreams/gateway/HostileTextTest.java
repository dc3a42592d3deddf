package dev.imagestreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.accept.Accepted;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.LabelSelector;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.model.error.ImageStreamException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever text arrives is read or refused; nothing else happens. */
class HostileTextTest {

    @Property
    void anyPathAsksForSomething(@ForAll String path) {
        RequestInfo request = RequestInfo.of("GET", path, null);

        assertThat(request.path()).isEqualTo(path);
        assertThat(request.verb()).isIn("get", "list");
    }

    @Property
    void anyLabelSelectorIsReadOrRefused(@ForAll String text) {
        readOrRefuse(() -> LabelSelector.parse(text));
    }

    @Property
    void anyFieldSelectorIsReadOrRefused(@ForAll String text) {
        readOrRefuse(() -> FieldSelector.parse(text));
    }

    @Property
    void anyBodyIsReadOrRefused(@ForAll String text, @ForAll boolean yaml) {
        BodyFormat format = yaml ? BodyFormat.YAML : BodyFormat.JSON;
        byte[] body = text.getBytes(StandardCharsets.UTF_8);

        readOrRefuse(() -> format.tree(body).isObject() ? format.duplicates(body) : "nothing");
    }

    @Property
    void anyProtobufIsReadOrRefused(@ForAll byte[] message) {
        byte[] body = new byte[message.length + 4];
        System.arraycopy(new byte[] {'k', '8', 's', 0}, 0, body, 0, 4);
        System.arraycopy(message, 0, body, 4, message.length);

        readOrRefuse(() -> BodyFormat.PROTOBUF.tree(body));
    }

    @Property
    void anyAcceptHeaderIsUnderstoodOrNot(@ForAll String header) {
        assertThat(Accepted.of(header)).isNotNull();
    }

    private static void readOrRefuse(Reading reading) {
        try {
            assertThat(reading.read()).isNotNull();
        } catch (StatusException | ImageStreamException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    /** Something that reads a text. */
    private interface Reading {
        Object read();
    }
}
