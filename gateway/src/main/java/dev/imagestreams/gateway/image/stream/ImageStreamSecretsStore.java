package dev.imagestreams.gateway.image.stream;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.image.convert.SecretConverter;
import dev.imagestreams.model.api.Secret;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.api.model.SecretListBuilder;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * {@code imagestreams/secrets}: the secrets of the namespace that imports are tried with. The stream need not exist, and
 * the query parameters are those of a list.
 */
@Singleton
class ImageStreamSecretsStore implements Readable<SecretList> {

    private static final Set<String> TYPES = Set.of("kubernetes.io/dockercfg", "kubernetes.io/dockerconfigjson");
    private static final String EXCLUDED = "openshift.io/image.excludeSecret";

    private final ImportService imports;

    ImageStreamSecretsStore(@RestClient ImportService imports) {
        this.imports = imports;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_SECRETS;
    }

    @Override
    public Class<SecretList> type() {
        return SecretList.class;
    }

    @Override
    public SecretList get(ObjectKey key, Parameters query) {
        Predicate<ObjectMeta> selection = new ListRequest(query.values(), null).selection();
        List<Secret> secrets = imports.secrets(key.namespace());
        ListMeta metadata = new ListMeta();
        metadata.setResourceVersion(
                Long.toString(secrets.stream().mapToLong(Secret::revision).max().orElse(0)));
        return new SecretListBuilder()
                // Of the group that serves it, although the kind is the core group's: OpenShift's clients know it so.
                .withApiVersion("image.openshift.io/v1")
                .withMetadata(metadata)
                .withItems(secrets.stream()
                        .filter(ImageStreamSecretsStore::isForImports)
                        .sorted(Comparator.comparing(secret -> secret.spec().name()))
                        .map(SecretConverter::item)
                        .filter(secret -> selection.test(secret.getMetadata()))
                        .toList())
                .build();
    }

    private static boolean isForImports(Secret secret) {
        return TYPES.contains(secret.spec().type())
                && !"true".equals(secret.spec().annotations().get(EXCLUDED));
    }
}
