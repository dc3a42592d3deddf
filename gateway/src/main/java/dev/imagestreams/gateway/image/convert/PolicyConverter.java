package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.fabric8.openshift.api.model.TagImportPolicy;
import io.fabric8.openshift.api.model.TagReferencePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Import and reference policies, which tags and imports share. False is never written, as in Go. */
final class PolicyConverter {

    private static final String LEGACY = "Legacy";
    private static final String PRESERVE_ORIGINAL = "PreserveOriginal";
    private static final String SOURCE = "Source";
    private static final String LOCAL = "Local";

    private PolicyConverter() {}

    static TagImportPolicy toApi(ImportPolicy policy) {
        TagImportPolicy api = new TagImportPolicy();
        api.setInsecure(policy.insecure() ? Boolean.TRUE : null);
        api.setScheduled(policy.scheduled() ? Boolean.TRUE : null);
        api.setImportMode(policy.importMode() == ImportMode.PRESERVE_ORIGINAL ? PRESERVE_ORIGINAL : LEGACY);
        return api;
    }

    static TagReferencePolicy toApi(ReferencePolicy policy) {
        return new TagReferencePolicy(policy == ReferencePolicy.LOCAL ? LOCAL : SOURCE);
    }

    /** @param path of the object that has the policy */
    static ImportPolicy toModel(@Nullable TagImportPolicy api, String path, List<FieldError> errors) {
        if (api == null) {
            return ImportPolicy.DEFAULT;
        }
        String mode = api.getImportMode() == null ? "" : api.getImportMode();
        if (!mode.isEmpty() && !mode.equals(LEGACY) && !mode.equals(PRESERVE_ORIGINAL)) {
            errors.add(FieldError.invalid(
                    path + ".importPolicy.importMode",
                    mode,
                    "invalid import mode, valid modes are '', 'Legacy', 'PreserveOriginal'"));
        }
        return new ImportPolicy(
                Boolean.TRUE.equals(api.getInsecure()),
                Boolean.TRUE.equals(api.getScheduled()),
                mode.equals(PRESERVE_ORIGINAL) ? ImportMode.PRESERVE_ORIGINAL : ImportMode.LEGACY);
    }

    /** @param path of the object that has the policy */
    static ReferencePolicy toModel(@Nullable TagReferencePolicy api, String path, List<FieldError> errors) {
        String type = api == null || api.getType() == null ? "" : api.getType();
        if (!type.isEmpty() && !type.equals(SOURCE) && !type.equals(LOCAL)) {
            errors.add(
                    FieldError.invalid(path + ".referencePolicy.type", type, "valid values are \"Source\", \"Local\""));
        }
        return type.equals(LOCAL) ? ReferencePolicy.LOCAL : ReferencePolicy.SOURCE;
    }
}
