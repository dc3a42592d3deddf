package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import io.fabric8.openshift.api.model.LocalSubjectAccessReview;
import io.fabric8.openshift.api.model.SubjectAccessReviewResponse;
import jakarta.inject.Singleton;

/** OpenShift's {@code localsubjectaccessreviews}: may I, or they, in this namespace? */
@Singleton
class OpenShiftLocalSubjectAccessReviewStore implements Creatable<LocalSubjectAccessReview> {

    private final OpenShiftQuestions questions;

    OpenShiftLocalSubjectAccessReviewStore(OpenShiftQuestions questions) {
        this.questions = questions;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.OPENSHIFT_LOCAL_SUBJECT_ACCESS_REVIEWS;
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
    public SubjectAccessReviewResponse create(ObjectKey key, LocalSubjectAccessReview asked, WriteOptions options) {
        return questions.decide(
                OpenShiftQuestions.action(
                        key.namespace(),
                        asked.getVerb(),
                        asked.getResourceAPIGroup(),
                        asked.getResource(),
                        asked.getResourceName()),
                asked.getUser(),
                asked.getGroups(),
                ApiResources.LOCAL_SUBJECT_ACCESS_REVIEWS);
    }
}
