package dev.imagestreams.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @Test
    void aTagIsAddressedByStreamAndTag() {
        StreamAddress address = StreamAddress.tag(new ObjectKey("demo", "app:v1"), "ImageStreamTag");

        assertThat(address).isEqualTo(new StreamAddress(new StreamKey("demo", "app"), "v1"));
        assertThat(address.name()).isEqualTo("app:v1");
    }

    @Test
    void anImageIsAddressedByStreamAndDigest() {
        assertThat(StreamAddress.image(new ObjectKey("demo", "app@sha256:abc")).part())
                .isEqualTo("sha256:abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", ":v1", "app:", "a:b:c", ""})
    void aTagNeedsExactlyOneColon(String name) {
        assertThatThrownBy(() -> StreamAddress.tag(new ObjectKey("demo", name), "ImageStreamTag"))
                .isInstanceOf(StatusException.class)
                .hasMessage("ImageStreamTags must be retrieved with <name>:<tag>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app:.", "app:.."})
    void aTagThatWouldLeadOutOfItsPathIsRefused(String name) {
        assertThatThrownBy(() -> StreamAddress.tag(new ObjectKey("demo", name), "ImageStreamTag"))
                .isInstanceOf(StatusException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "Bad", "a/b", ""})
    void whatCannotBeTheNameOfAStreamDoesNotExist(String name) {
        ImageStreamException refusal = catchThrowableOfType(
                ImageStreamException.class, () -> StreamAddress.stream(new ObjectKey("demo", name)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
