package dev.imagestreams.gateway.api.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.testing.Examples;
import io.fabric8.openshift.api.model.ImageStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergePatchTest {

    private final ImageStream stream = new ImageStreamConverter(Examples.HOSTS).whole(Examples.stream());

    @Test
    void whatThePatchNamesIsChangedAndTheRestStays() throws IOException {
        ImageStream patched = patch("{\"spec\":{\"lookupPolicy\":{\"local\":true}}}");

        assertThat(patched.getSpec().getLookupPolicy().getLocal()).isTrue();
        assertThat(patched.getSpec().getTags()).isEqualTo(stream.getSpec().getTags());
    }

    @Test
    void nullRemoves() throws IOException {
        ImageStream patched = patch(
                "{\"metadata\":{\"annotations\":{\"openshift.io/image.dockerRepositoryCheck\":null,\"a\":\"b\"}}}");

        assertThat(patched.getMetadata().getAnnotations()).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void listsAreReplacedWhole() throws IOException {
        ImageStream patched = patch("{\"spec\":{\"tags\":[{\"name\":\"only\"}]}}");

        assertThat(patched.getSpec().getTags()).singleElement().satisfies(tag -> assertThat(tag.getName())
                .isEqualTo("only"));
    }

    @Test
    void onlyAPatchThatNamesAVersionIsConditional() throws IOException {
        assertThat(read("{\"metadata\":{\"resourceVersion\":\"1\"}}").isConditional())
                .isTrue();
        assertThat(read("{\"metadata\":{}}").isConditional()).isFalse();
    }

    private ImageStream patch(String patch) throws IOException {
        ObjectNode tree = KubernetesJson.mapper().valueToTree(stream);
        return KubernetesJson.mapper().treeToValue(read(patch).applyTo(tree, ImageStream.class), ImageStream.class);
    }

    private static MergePatch read(String patch) throws IOException {
        return new MergePatch((ObjectNode) KubernetesJson.mapper().readTree(patch));
    }
}
