package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whether the user may pull from the streams of other projects that a tag is to be taken from. Without this, tagging
 * would be a way to read what one may not.
 */
@ApplicationScoped
public class SourceAccess {

    private final Authorizer authorizer;
    private final CurrentUser user;

    SourceAccess(Authorizer authorizer, CurrentUser user) {
        this.authorizer = authorizer;
        this.user = user;
    }

    /** Whether a tag of a stream in this namespace is to be taken from another one. */
    static boolean isForeign(TagSpec tag, String namespace) {
        TagSource from = tag.from();
        return from != null
                && from.typedNamespace() != null
                && !from.typedNamespace().equals(namespace);
    }

    /** The tags whose source is another than before: what somebody may already have needs no asking. */
    public static List<TagSpec> changed(ImageStream stored, List<TagSpec> wanted) {
        return wanted.stream()
                .filter(tag -> stored.spec(tag.name())
                        .filter(old -> tag.from() != null && tag.from().equals(old.from()))
                        .isEmpty())
                .toList();
    }

    /** @throws StatusException {@code Invalid} as OpenShift tells it, naming every source that is out of reach */
    public void check(StreamKey stream, List<TagSpec> tags) {
        List<FieldError> errors = new ArrayList<>();
        for (TagSpec tag : tags) {
            if (isForeign(tag, stream.namespace())) {
                TagSource from = Objects.requireNonNull(tag.from());
                String namespace = Objects.requireNonNull(from.typedNamespace());
                String source = from.name().split("[:@]", 2)[0];
                authorizer
                        .refusal(user.get(), pull(namespace, source))
                        .ifPresent(why -> errors.add(denied(stream, tag, namespace + '/' + source, why)));
            }
        }
        if (!errors.isEmpty()) {
            throw new StatusException(Statuses.invalid(ApiResources.IMAGE_STREAMS, stream.name(), errors));
        }
    }

    private static RequestInfo pull(String namespace, String stream) {
        return new RequestInfo("get", ApiResources.IMAGE_GROUP, "v1", "imagestreams", namespace, stream, "layers", "");
    }

    private static FieldError denied(StreamKey stream, TagSpec tag, String source, String why) {
        return new FieldError(
                FieldError.Type.INTERNAL,
                "[]",
                "imagestreams \"%s\" is invalid: spec.tags[%s].from: Forbidden: %s: \"%s\" \"\""
                        .formatted(stream.name(), tag.name(), source, why));
    }
}
