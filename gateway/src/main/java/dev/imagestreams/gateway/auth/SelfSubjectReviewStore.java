package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import jakarta.inject.Singleton;

/** {@code selfsubjectreviews}: tells users who they are. */
@Singleton
class SelfSubjectReviewStore implements Creatable<SelfSubjectReview> {

    private final CurrentUser user;

    SelfSubjectReviewStore(CurrentUser user) {
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.SELF_SUBJECT_REVIEWS;
    }

    @Override
    public Class<SelfSubjectReview> type() {
        return SelfSubjectReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public SelfSubjectReview create(ObjectKey key, SelfSubjectReview question, WriteOptions options) {
        return SelfSubjectReview.of(user.get());
    }
}
