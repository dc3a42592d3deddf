package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageSignature;
import io.fabric8.openshift.api.model.SignatureCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a signature of an image must look like, with OpenShift's words for what does not. Nobody verifies it here. */
public final class SignatureRules {

    private static final String TRUSTED = "Trusted";
    private static final String FOR_IMAGE = "ForImage";

    private SignatureRules() {}

    /** @param path of the signature in its object, with a dot at the end; empty for a signature by itself */
    public static List<FieldError> check(ImageSignature signature, String path) {
        List<FieldError> errors = new ArrayList<>();
        ObjectMeta metadata = signature.getMetadata() == null ? new ObjectMeta() : signature.getMetadata();
        if (!isEmpty(metadata.getLabels())) {
            errors.add(FieldError.forbidden(path + "metadata.labels", "signature labels cannot be set"));
        }
        if (!isEmpty(metadata.getAnnotations())) {
            errors.add(FieldError.forbidden(path + "metadata.annotations", "signature annotations cannot be set"));
        }
        String name = metadata.getName() == null ? "" : metadata.getName();
        if (imageOf(name).isEmpty()) {
            errors.add(FieldError.invalid(
                    path + "metadata.name", name, "name must be of format <imageName>@<signatureName>"));
        }
        if (isEmpty(signature.getType())) {
            errors.add(FieldError.required(path + "type", ""));
        }
        if (isEmpty(signature.getContent())) {
            errors.add(FieldError.required(path + "content", ""));
        }
        checkState(signature, path, errors);
        return errors;
    }

    /** The name of the image in the name of a signature, if it is one: {@code <image>@<signature>}. */
    public static Optional<String> imageOf(String name) {
        int at = name.indexOf('@');
        boolean wellFormed = at > 0 && at == name.lastIndexOf('@') && at < name.length() - 1;
        return wellFormed ? Optional.of(name.substring(0, at)) : Optional.empty();
    }

    private static void checkState(ImageSignature signature, String path, List<FieldError> errors) {
        Optional<SignatureCondition> trusted = condition(signature, TRUSTED);
        Optional<SignatureCondition> forImage = condition(signature, FOR_IMAGE);
        if (trusted.isPresent() && forImage.isEmpty()) {
            errors.add(missing(path, FOR_IMAGE));
        }
        if (forImage.isPresent() && trusted.isEmpty()) {
            errors.add(missing(path, TRUSTED));
        }
        boolean known = trusted.isPresent()
                && forImage.isPresent()
                && !"Unknown".equals(trusted.get().getStatus())
                && !"Unknown".equals(forImage.get().getStatus());
        if (!known) {
            unset(!isEmpty(signature.getImageIdentity()), path + "imageIdentity", errors);
            unset(!isEmpty(signature.getSignedClaims()), path + "signedClaims", errors);
            unset(signature.getIssuedBy() != null, path + "issuedBy", errors);
            unset(signature.getIssuedTo() != null, path + "issuedTo", errors);
        }
    }

    private static void unset(boolean set, String path, List<FieldError> errors) {
        if (set) {
            errors.add(FieldError.invalid(path, "", "must be unset for unknown signature state"));
        }
    }

    private static FieldError missing(String path, String type) {
        return FieldError.invalid(path + "conditions", "", "missing \"" + type + "\" condition type");
    }

    private static Optional<SignatureCondition> condition(ImageSignature signature, String type) {
        return signature.getConditions() == null
                ? Optional.empty()
                : signature.getConditions().stream()
                        .filter(condition -> condition != null && type.equals(condition.getType()))
                        .findFirst();
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static boolean isEmpty(@Nullable Map<?, ?> map) {
        return map == null || map.isEmpty();
    }
}
