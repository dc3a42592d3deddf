package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import jakarta.inject.Singleton;

/** {@code localsubjectaccessreviews}. */
@Singleton
class LocalSubjectAccessReviewStore implements Creatable<LocalSubjectAccessReview> {

    private final Questions questions;

    LocalSubjectAccessReviewStore(Questions questions) {
        this.questions = questions;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.LOCAL_SUBJECT_ACCESS_REVIEWS;
    }

    @Override
    public Class<LocalSubjectAccessReview> type() {
        return LocalSubjectAccessReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public LocalSubjectAccessReview create(ObjectKey key, LocalSubjectAccessReview asked, WriteOptions options) {
        asked.setStatus(questions.aboutSomebodyIn(key.namespace(), asked.getSpec()));
        return asked;
    }
}
