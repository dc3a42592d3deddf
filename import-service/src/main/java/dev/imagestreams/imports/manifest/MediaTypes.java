package dev.imagestreams.imports.manifest;

import java.util.Set;

/** Media types of manifests, in the words of the OCI image specification and of Docker's distribution. */
public final class MediaTypes {

    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    static final Set<String> SINGLE = Set.of(DOCKER_MANIFEST, OCI_MANIFEST);
    static final Set<String> INDEX = Set.of(DOCKER_LIST, OCI_INDEX);
    static final Set<String> CONFIGURATION =
            Set.of("application/vnd.docker.container.image.v1+json", "application/vnd.oci.image.config.v1+json");
    public static final Set<String> SCHEMA_1 = Set.of(
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws");

    /**
     * The {@code Accept} header for manifests. Everything else is accepted last: a registry that has only a schema 1
     * manifest then sends it, and we can say what is wrong with it.
     */
    public static final String ACCEPTED_MANIFESTS =
            String.join(", ", DOCKER_MANIFEST, DOCKER_LIST, OCI_MANIFEST, OCI_INDEX, "*/*;q=0.1");

    /** What is said of a manifest of schema 1, whose digest leaves its signatures out. */
    public static final String SCHEMA_1_REFUSAL =
            "docker schema 1 manifests are not supported, push the image again with a current client";

    /** The {@code Accept} header for lists of referrers. */
    public static final String REFERRERS = OCI_INDEX;

    private MediaTypes() {}
}
