package dev.imagestreams.imports.referrer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.model.api.Referrer.Kind;
import dev.imagestreams.model.image.Digest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tools write into artifact types, and which annotations are kept. */
class ReferrerKindsTest {

    @ParameterizedTest
    @CsvSource({
        "application/vnd.cncf.notary.signature, SIGNATURE",
        "application/vnd.dev.cosign.artifact.sig.v1+json, SIGNATURE",
        "application/vnd.dev.cosign.simplesigning.v1+json, SIGNATURE",
        "application/vnd.in-toto+json, ATTESTATION",
        "application/vnd.dsse.envelope.v1+json, ATTESTATION",
        "application/vnd.dev.cosign.artifact.att.v1+json, ATTESTATION",
        "application/spdx+json, SBOM",
        "text/spdx, SBOM",
        "application/vnd.cyclonedx+json;version=1.5, SBOM",
        "application/vnd.CycloneDX+xml, SBOM",
        "application/vnd.syft+json, SBOM",
        "application/vnd.dev.cosign.artifact.sbom.v1+json, SBOM",
        "application/vnd.example.scan.report, OTHER",
        "application/vnd.oci.empty.v1+json, OTHER"
    })
    void tellsByTheArtifactType(String artifactType, Kind kind) {
        assertThat(kind("application/vnd.oci.image.manifest.v1+json", artifactType, Map.of()))
                .isEqualTo(kind);
    }

    @Test
    void tellsByTheMediaTypeWhereNothingElseIsSaid() {
        assertThat(kind("application/spdx+json", null, Map.of())).isEqualTo(Kind.SBOM);
    }

    @Test
    void tellsBundlesByWhatTheyState() {
        String bundle = "application/vnd.dev.sigstore.bundle.v0.3+json";
        String predicate = "dev.sigstore.bundle.predicateType";

        assertThat(kind("m", bundle, Map.of())).isEqualTo(Kind.SIGNATURE);
        assertThat(kind("m", bundle, Map.of(predicate, "https://sigstore.dev/cosign/sign/v1")))
                .isEqualTo(Kind.SIGNATURE);
        assertThat(kind("m", bundle, Map.of(predicate, "https://slsa.dev/provenance/v1")))
                .isEqualTo(Kind.ATTESTATION);
    }

    @Test
    void keepsKnownAnnotationsOfABearableLength() {
        assertThat(KnownAnnotations.of(Map.of(
                        "org.opencontainers.image.created",
                        "2026-01-01T00:00:00Z",
                        "org.opencontainers.image.description",
                        "x".repeat(513),
                        "org.opencontainers.image." + "x".repeat(128),
                        "long",
                        "com.example.anything",
                        "unknown")))
                .containsExactly(Map.entry("org.opencontainers.image.created", "2026-01-01T00:00:00Z"));
    }

    private static Kind kind(String mediaType, @Nullable String artifactType, Map<String, String> annotations) {
        Digest digest = Digest.sha256(new byte[] {1});
        return ReferrerKinds.of(new ReferrerDescriptor(digest, mediaType, artifactType, 1, annotations));
    }
}
