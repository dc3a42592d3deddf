package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResources;

/** {@code SelfSubjectAccessReview} of {@code authorization.k8s.io/v1}: may I? */
public class SelfSubjectAccessReview extends Review<AccessQuestion, AccessAnswer> {

    private static final long serialVersionUID = 1L;

    public SelfSubjectAccessReview() {
        super(ApiResources.SELF_SUBJECT_ACCESS_REVIEWS);
    }
}
