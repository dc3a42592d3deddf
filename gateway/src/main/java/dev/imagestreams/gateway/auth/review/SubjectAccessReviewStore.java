package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import jakarta.inject.Singleton;

/** {@code subjectaccessreviews}. */
@Singleton
class SubjectAccessReviewStore implements Creatable<SubjectAccessReview> {

    private final Questions questions;

    SubjectAccessReviewStore(Questions questions) {
        this.questions = questions;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.SUBJECT_ACCESS_REVIEWS;
    }

    @Override
    public Class<SubjectAccessReview> type() {
        return SubjectAccessReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public SubjectAccessReview create(ObjectKey key, SubjectAccessReview asked, WriteOptions options) {
        asked.setStatus(questions.aboutSomebody(asked.getSpec()));
        return asked;
    }
}
