package dev.imagestreams.gateway.image.convert;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.openshift.api.model.ImageImportSpec;
import io.fabric8.openshift.api.model.ImageStreamImport;
import io.fabric8.openshift.api.model.RepositoryImportSpec;
import io.fabric8.openshift.api.model.TagImportPolicy;
import io.fabric8.openshift.api.model.TagReferencePolicy;
import org.jspecify.annotations.Nullable;

/** What an import is told back to its client with: the request, and what was meant where it said nothing. */
public final class ImportDefaults {

    private ImportDefaults() {}

    /**
     * @param wanted what the request was understood as
     */
    public static void fillIn(ImageStreamImport api, ImportConverter.Wanted wanted) {
        for (int i = 0; i < wanted.images().size(); i++) {
            ImageImportSpec image = api.getSpec().getImages().get(i);
            image.setImportPolicy(policy(image.getImportPolicy()));
            image.setReferencePolicy(policy(image.getReferencePolicy()));
            if (image.getTo() == null && wanted.images().get(i).tag() != null) {
                image.setTo(
                        new LocalObjectReference(wanted.images().get(i).tag().value()));
            }
        }
        RepositoryImportSpec repository = api.getSpec().getRepository();
        if (repository != null) {
            repository.setImportPolicy(policy(repository.getImportPolicy()));
            repository.setReferencePolicy(policy(repository.getReferencePolicy()));
        }
    }

    private static TagImportPolicy policy(@Nullable TagImportPolicy asked) {
        TagImportPolicy policy = asked == null ? new TagImportPolicy() : asked;
        if (policy.getImportMode() == null || policy.getImportMode().isEmpty()) {
            policy.setImportMode("Legacy");
        }
        return policy;
    }

    private static TagReferencePolicy policy(@Nullable TagReferencePolicy asked) {
        return asked == null || asked.getType() == null || asked.getType().isEmpty()
                ? new TagReferencePolicy("Source")
                : asked;
    }
}
