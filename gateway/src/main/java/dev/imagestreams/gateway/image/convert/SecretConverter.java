package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Secrets, as an item of a list, where kind and version are left out. */
public final class SecretConverter {

    private SecretConverter() {}

    public static io.fabric8.kubernetes.api.model.Secret item(Secret secret) {
        SecretDraft spec = secret.spec();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(spec.name());
        metadata.setNamespace(secret.namespace());
        metadata.setUid(secret.uid().toString());
        metadata.setResourceVersion(Long.toString(secret.revision()));
        metadata.setCreationTimestamp(Timestamps.text(secret.created()));
        metadata.setLabels(spec.labels());
        metadata.setAnnotations(spec.annotations());
        Metadata.show(spec.housekeeping(), metadata);
        io.fabric8.kubernetes.api.model.Secret api = new io.fabric8.kubernetes.api.model.Secret();
        api.setApiVersion(null);
        api.setKind(null);
        api.setMetadata(metadata);
        api.setType(spec.type());
        api.setData(spec.data());
        api.setImmutable(spec.immutable() ? Boolean.TRUE : null);
        return api;
    }
}
