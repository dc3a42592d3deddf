package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.User;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code users}: only oneself. Users are those of the token file; there is no list of them. */
@Singleton
class UserStore implements Readable<User> {

    private static final String ME = "~";

    private final CurrentUser user;

    UserStore(CurrentUser user) {
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.USERS;
    }

    @Override
    public Class<User> type() {
        return User.class;
    }

    @Override
    public User get(ObjectKey key, Parameters query) {
        dev.imagestreams.gateway.auth.User me = user.get();
        if (!key.name().equals(ME) && !key.name().equals(me.name())) {
            throw new StatusException(Statuses.notFound(ApiResources.USERS, key.name()));
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(me.name());
        metadata.setUid(me.uid());
        User answer = new User();
        answer.setMetadata(metadata);
        answer.setIdentities(List.of());
        answer.setGroups(me.groups().stream().sorted().toList());
        return answer;
    }
}
