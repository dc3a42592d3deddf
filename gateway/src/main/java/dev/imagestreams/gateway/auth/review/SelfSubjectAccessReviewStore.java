package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import jakarta.inject.Singleton;

/** {@code selfsubjectaccessreviews}. */
@Singleton
class SelfSubjectAccessReviewStore implements Creatable<SelfSubjectAccessReview> {

    private final Questions questions;

    SelfSubjectAccessReviewStore(Questions questions) {
        this.questions = questions;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.SELF_SUBJECT_ACCESS_REVIEWS;
    }

    @Override
    public Class<SelfSubjectAccessReview> type() {
        return SelfSubjectAccessReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public SelfSubjectAccessReview create(ObjectKey key, SelfSubjectAccessReview asked, WriteOptions options) {
        asked.setStatus(questions.aboutOneself(asked.getSpec()));
        return asked;
    }
}
