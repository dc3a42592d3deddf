package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;

/**
 * The objects of one resource. What can be done with them is said by the interfaces it implements besides, one per verb, as
 * in Kubernetes' own {@code registry/rest}: a verb whose interface is missing is answered with 405. Stores are beans and
 * found by {@link ResourceStores}; who asks has been authorised before.
 *
 * <p>Failures are thrown: {@link dev.imagestreams.model.error.ImageStreamException} is told about the object of the request,
 * {@link dev.imagestreams.gateway.api.error.StatusException} as it is.
 */
public interface ResourceStore<T extends KubernetesResource> {

    /** Its entry in the table of all resources. */
    ApiResource resource();

    /** The class of its objects, and of the bodies that describe them. */
    Class<T> type();

    /**
     * Whether objects keep {@code metadata.managedFields}, as they are given them. Then the kernel records who manages which
     * field, and objects can be applied by the server.
     */
    default boolean keepsManagers() {
        return false;
    }
}
