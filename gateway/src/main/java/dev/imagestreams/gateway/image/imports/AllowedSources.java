package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.image.convert.ImportConverter.Wanted;
import dev.imagestreams.gateway.image.convert.RegistryHosts;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.ImportPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps imports from registries that the installation does not allow, before any of them is asked. */
@ApplicationScoped
class AllowedSources {

    private final AllowedRegistries allowed;
    private final Authorizer authorizer;
    private final CurrentUser user;

    AllowedSources(AllowedSourcesConfig config, RegistryHosts hosts, Authorizer authorizer, CurrentUser user) {
        this.allowed = AllowedRegistries.of(
                config.allowedRegistries().orElse(List.of()), Optional.ofNullable(hosts.internal()));
        this.authorizer = authorizer;
        this.user = user;
    }

    /** @throws ImageStreamException {@code INVALID} naming every source that is not allowed */
    void check(Wanted wanted) {
        if (mayUseAny()) {
            return;
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.images().size(); i++) {
            check(
                    wanted.images().get(i).from(),
                    wanted.images().get(i).importPolicy(),
                    "spec.images[" + i + "].from.name",
                    errors);
        }
        if (wanted.repository() != null) {
            check(wanted.repository().from(), wanted.repository().importPolicy(), "spec.repository.from.name", errors);
        }
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    private void check(String from, ImportPolicy policy, String path, List<FieldError> errors) {
        ImageReference reference;
        try {
            reference = ImageReference.parse(from);
        } catch (ImageStreamException e) {
            // It names no registry, and none will be asked.
            return;
        }
        allowed.refusalOfAddress(reference, policy.insecure())
                .ifPresent(why -> errors.add(FieldError.forbidden(
                        path,
                        "importing images from registry \"" + AllowedRegistries.address(reference, policy.insecure())
                                + "\" is forbidden: " + why)));
    }

    /** Whoever may describe images by hand would only be made to take a detour. */
    private boolean mayUseAny() {
        return Stream.of(ApiResources.IMAGES.name(), "imagestreammapping").anyMatch(resource -> authorizer
                .refusal(
                        user.get(), new RequestInfo("create", ApiResources.IMAGE_GROUP, "v1", resource, "", "", "", ""))
                .isEmpty());
    }
}
