package dev.imagestreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.LabelSelector;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.openshift.api.model.ImageStream;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
        MediaType type = yaml ? MediaType.valueOf("application/yaml") : MediaType.APPLICATION_JSON_TYPE;
        ByteArrayInputStream body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

        readOrRefuse(() -> BodyParser.tree(body, type).map(tree -> BodyParser.object(tree, ImageStream.class, true)));
    }

    private static void readOrRefuse(Reading reading) {
        try {
            assertThat(reading.read()).isNotNull();
        } catch (StatusException | ImageStreamException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        } catch (IOException e) {
            throw new AssertionError("broken text is the caller's fault", e);
        }
    }

    /** Something that reads a text. */
    private interface Reading {
        Object read() throws IOException;
    }
}
