package dev.imagestreams.triggers.pointer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PullSpecsTest {

    private static final Digest DIGEST = Digest.parse("sha256:" + "a".repeat(64));
    private static final String SOURCE = "quay.io/a/b@" + DIGEST;

    private final PullSpecs withRegistry = new PullSpecs("registry.local:5000");

    @Test
    void aSourceTagIsPulledFromWhereItCame() {
        assertThat(withRegistry.of(pointer(ReferencePolicy.SOURCE, DIGEST))).isEqualTo(SOURCE);
    }

    @Test
    void aLocalTagIsPulledThroughTheIntegratedRegistry() {
        assertThat(withRegistry.of(pointer(ReferencePolicy.LOCAL, DIGEST)))
                .isEqualTo("registry.local:5000/images/app@" + DIGEST);
    }

    @Test
    void aLocalReferenceTagHasNoDigestToPullThroughIt() {
        assertThat(withRegistry.of(pointer(ReferencePolicy.LOCAL, null))).isEqualTo(SOURCE);
    }

    @Test
    void withoutAnIntegratedRegistryEverythingIsPulledFromWhereItCame() {
        assertThat(new PullSpecs(null).of(pointer(ReferencePolicy.LOCAL, DIGEST)))
                .isEqualTo(SOURCE);
    }

    private static TagPointer pointer(ReferencePolicy policy, @Nullable Digest digest) {
        return new TagPointer(TagKey.in("images", "app:latest").orElseThrow(), SOURCE, digest, policy, Instant.EPOCH);
    }
}
