package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.image.convert.SecretConverter;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.api.model.SecretListBuilder;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code secrets}, which import-service keeps encrypted and uses: what a type needs is checked there. */
@Singleton
class SecretStore
        implements Readable<Secret>, Listable<Secret>, Creatable<Secret>, Updatable<Secret>, Deletable<Secret> {

    private final ImportService imports;

    SecretStore(@RestClient ImportService imports) {
        this.imports = imports;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.SECRETS;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public Class<Secret> type() {
        return Secret.class;
    }

    @Override
    public Secret get(ObjectKey key, Parameters query) {
        return SecretConverter.whole(imports.secret(key.namespace(), key.name()));
    }

    @Override
    public SecretList list(String namespace, ListRequest request) {
        List<dev.imagestreams.model.api.Secret> stored = imports.secrets(namespace.isEmpty() ? null : namespace);
        long newest = stored.stream()
                .mapToLong(dev.imagestreams.model.api.Secret::revision)
                .max()
                .orElse(0);
        Listed<Secret> listed = Listed.of(Long.toString(newest), stored.stream().map(SecretConverter::whole), request);
        return new SecretListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items())
                .build();
    }

    @Override
    public Secret create(ObjectKey key, Secret object, WriteOptions options) {
        String name = object.getMetadata().getName();
        return SecretConverter.whole(
                imports.createSecret(key.namespace(), options.dryRun(), SecretDraftConverter.toDraft(object, name)));
    }

    @Override
    public Written<Secret> update(ObjectKey key, Change<Secret> change, WriteOptions options) {
        Secret present = change.isReplacement()
                ? new Secret()
                : SecretConverter.whole(imports.secret(key.namespace(), key.name()));
        Secret wanted = change.applyTo(present);
        return Written.updated(SecretConverter.whole(imports.updateSecret(
                key.namespace(), key.name(), options.dryRun(), SecretDraftConverter.toDraft(wanted, key.name()))));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        dev.imagestreams.model.api.Secret deleted = imports.deleteSecret(
                key.namespace(),
                key.name(),
                deletion.uid(),
                ResourceVersion.orNull(deletion.resourceVersion()),
                deletion.dryRun());
        return Statuses.deleted(ApiResources.SECRETS, key.name(), deleted.uid().toString());
    }
}
