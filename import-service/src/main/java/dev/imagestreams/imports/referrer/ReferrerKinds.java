package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.model.api.Referrer.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What a referrer is, by its media types, which are the tools' own: there is no register of them. Where none is known by its
 * whole name, words in it decide ({@code application/vnd.cyclonedx+json}, {@code application/spdx+json;version=2.3}).
 */
final class ReferrerKinds {

    /** Sigstore's bundles hold either; a signature made with them is a statement of this kind. */
    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle";

    private static final String PREDICATE = "dev.sigstore.bundle.predicateType";
    private static final String SIGNED = "https://sigstore.dev/cosign/sign/v1";

    private static final List<String> SBOM = List.of("sbom", "spdx", "cyclonedx", "syft");
    private static final List<String> ATTESTATION = List.of("in-toto", "dsse", "attestation", "slsa", "artifact.att.");
    private static final List<String> SIGNATURE = List.of("signature", "simplesigning", "artifact.sig.", "cosign.sig");

    private ReferrerKinds() {}

    static Kind of(ReferrerDescriptor descriptor) {
        String type = descriptor.artifactType() == null ? descriptor.mediaType() : descriptor.artifactType();
        String name = type.toLowerCase(Locale.ROOT);
        if (name.startsWith(BUNDLE)) {
            String predicate = descriptor.annotations().getOrDefault(PREDICATE, SIGNED);
            return predicate.equals(SIGNED) ? Kind.SIGNATURE : Kind.ATTESTATION;
        }
        if (contains(name, SBOM)) {
            return Kind.SBOM;
        }
        if (contains(name, ATTESTATION)) {
            return Kind.ATTESTATION;
        }
        return contains(name, SIGNATURE) ? Kind.SIGNATURE : Kind.OTHER;
    }

    private static boolean contains(String name, List<String> words) {
        return words.stream().anyMatch(name::contains);
    }
}
