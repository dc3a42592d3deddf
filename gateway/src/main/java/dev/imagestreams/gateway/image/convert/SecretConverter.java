package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.SecretDraft;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.TreeMap;

/** From the secrets of the internal API to {@code v1} Secret. */
public final class SecretConverter {

    private SecretConverter() {}

    public static Secret whole(dev.imagestreams.model.api.Secret stored) {
        SecretDraft spec = stored.spec();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(spec.name());
        metadata.setNamespace(stored.namespace());
        metadata.setUid(stored.uid().toString());
        metadata.setResourceVersion(Long.toString(stored.revision()));
        metadata.setCreationTimestamp(Timestamps.text(stored.created()));
        metadata.setLabels(spec.labels().isEmpty() ? null : new TreeMap<>(spec.labels()));
        metadata.setAnnotations(spec.annotations().isEmpty() ? null : new TreeMap<>(spec.annotations()));
        Metadata.show(spec.housekeeping(), metadata);
        Secret secret = new Secret();
        secret.setMetadata(metadata);
        secret.setType(spec.type());
        secret.setImmutable(spec.immutable() ? Boolean.TRUE : null);
        secret.setData(new TreeMap<>(spec.data()));
        return secret;
    }

    /** As an item of a list, where kind and version are left out. */
    public static Secret item(dev.imagestreams.model.api.Secret stored) {
        Secret secret = whole(stored);
        secret.setApiVersion(null);
        secret.setKind(null);
        return secret;
    }
}
