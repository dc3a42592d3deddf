package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResources;

/** {@code SubjectAccessReview} of {@code authorization.k8s.io/v1}: may they? */
public class SubjectAccessReview extends Review<AccessQuestion, AccessAnswer> {

    private static final long serialVersionUID = 1L;

    public SubjectAccessReview() {
        super(ApiResources.SUBJECT_ACCESS_REVIEWS);
    }
}
