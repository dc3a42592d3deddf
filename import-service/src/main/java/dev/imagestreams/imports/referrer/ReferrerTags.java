package dev.imagestreams.imports.referrer;

import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tags by which an image's referrers are found where a registry does not list them: the referrers tag schema of the OCI
 * distribution specification, and the tags that cosign uses.
 */
final class ReferrerTags {

    private static final int MAX_ALGORITHM = 32;
    private static final int MAX_ENCODED = 64;
    private static final Map<String, Referrer.Kind> SUFFIXES = new LinkedHashMap<>();

    static {
        SUFFIXES.put(".sig", Referrer.Kind.SIGNATURE);
        SUFFIXES.put(".att", Referrer.Kind.ATTESTATION);
        SUFFIXES.put(".sbom", Referrer.Kind.SBOM);
    }

    private ReferrerTags() {}

    /** Of an index that lists them; as much of the digest as the schema says. */
    static TagName ofList(Digest subject) {
        return TagName.parse(cut(subject.algorithm(), MAX_ALGORITHM) + '-' + cut(subject.hex(), MAX_ENCODED));
    }

    /** Of what cosign attaches, in its order; none for digests it has no tags for. */
    static Map<TagName, Referrer.Kind> ofCosign(Digest subject) {
        Map<TagName, Referrer.Kind> tags = new LinkedHashMap<>();
        if (subject.algorithm().equals("sha256")) {
            SUFFIXES.forEach((suffix, kind) -> tags.put(TagName.parse("sha256-" + subject.hex() + suffix), kind));
        }
        return tags;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
