package dev.imagestreams.gateway.config.webhook;

import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.openshift.api.model.WebHookTrigger;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Which trigger a secret is for: triggers say their secret themselves, or name a Secret of their project that has it. */
@Singleton
class WebhookSecrets {

    /** The key of a Secret under which it is kept. */
    private static final String KEY = "WebHookSecretKey";

    private final ImportService secrets;

    WebhookSecrets(@RestClient ImportService secrets) {
        this.secrets = secrets;
    }

    Optional<WebHookTrigger> accepting(String secret, String namespace, List<WebHookTrigger> triggers) {
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        return triggers.stream()
                .filter(trigger -> known(trigger, namespace)
                        .filter(known -> MessageDigest.isEqual(known, given))
                        .isPresent())
                .findFirst();
    }

    private Optional<byte[]> known(WebHookTrigger trigger, String namespace) {
        if (trigger.getSecretReference() != null && trigger.getSecretReference().getName() != null) {
            return referred(trigger.getSecretReference().getName(), namespace);
        }
        return Optional.ofNullable(trigger.getSecret())
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> referred(String name, String namespace) {
        try {
            Secret secret = secrets.secret(namespace, name);
            return Optional.ofNullable(secret.spec().data().get(KEY))
                    .map(Base64.getDecoder()::decode)
                    .filter(value -> value.length > 0);
        } catch (ImageStreamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
