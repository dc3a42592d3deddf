package dev.imagestreams.imports.source;

import dev.imagestreams.model.image.RepositoryName;
import java.util.Collection;
import java.util.Map;

/** All registries, as somebody may see them. */
public interface Registries {

    /** With the accounts in the secrets of a namespace, and the configured ones. */
    ImageSources as(String namespace);

    /** With the configured accounts only. */
    ImageSources withoutSecrets();

    /**
     * As whom each of these namespaces would see a repository.
     *
     * @param repository as typed
     * @param insecure whether plain http may be used, which has a usual port of its own
     */
    Map<String, Viewer> viewers(Collection<String> namespaces, RepositoryName repository, boolean insecure);
}
