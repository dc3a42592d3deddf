package dev.imagestreams.model.stream;

/**
 * How a tag is imported: {@code importPolicy}.
 *
 * @param insecure TLS is not verified, and plain http is tried when https fails
 * @param scheduled the source is looked at again and again
 * @param importMode {@link ImportMode#LEGACY} when nothing is said, as in OpenShift
 */
public record ImportPolicy(boolean insecure, boolean scheduled, ImportMode importMode) {

    public static final ImportPolicy DEFAULT = new ImportPolicy(false, false, ImportMode.LEGACY);

    public ImportPolicy {
        importMode = importMode == null ? ImportMode.LEGACY : importMode;
    }
}
