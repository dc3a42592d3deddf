package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import io.fabric8.openshift.api.model.SubjectAccessReview;
import io.fabric8.openshift.api.model.SubjectAccessReviewResponse;
import jakarta.inject.Singleton;

/** OpenShift's {@code subjectaccessreviews}: may I, or they? */
@Singleton
class OpenShiftSubjectAccessReviewStore implements Creatable<SubjectAccessReview> {

    private final OpenShiftQuestions questions;

    OpenShiftSubjectAccessReviewStore(OpenShiftQuestions questions) {
        this.questions = questions;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.OPENSHIFT_SUBJECT_ACCESS_REVIEWS;
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
    public SubjectAccessReviewResponse create(ObjectKey key, SubjectAccessReview asked, WriteOptions options) {
        return questions.decide(
                OpenShiftQuestions.action(
                        asked.getNamespace(),
                        asked.getVerb(),
                        asked.getResourceAPIGroup(),
                        asked.getResource(),
                        asked.getResourceName()),
                asked.getUser(),
                asked.getGroups(),
                ApiResources.SUBJECT_ACCESS_REVIEWS);
    }
}
