package dev.imagestreams.imports.referrer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Referrer.Kind;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import org.junit.jupiter.api.Test;

/** The tags by which referrers are found. */
class ReferrerTagsTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void namesTheListAfterTheDigest() {
        assertThat(ReferrerTags.ofList(new Digest("sha256", HEX)).value()).isEqualTo("sha256-" + HEX);
    }

    @Test
    void cutsLongDigestsAsTheSchemaSays() {
        assertThat(ReferrerTags.ofList(new Digest("sha512", HEX + HEX)).value()).isEqualTo("sha512-" + HEX);
    }

    @Test
    void knowsCosignsTags() {
        assertThat(ReferrerTags.ofCosign(new Digest("sha256", HEX)))
                .containsEntry(TagName.parse("sha256-" + HEX + ".sig"), Kind.SIGNATURE)
                .containsEntry(TagName.parse("sha256-" + HEX + ".att"), Kind.ATTESTATION)
                .containsEntry(TagName.parse("sha256-" + HEX + ".sbom"), Kind.SBOM)
                .hasSize(3);
    }

    @Test
    void knowsNoCosignTagsOfOtherDigests() {
        assertThat(ReferrerTags.ofCosign(new Digest("sha512", HEX + HEX))).isEmpty();
    }
}
