package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResources;

/** {@code LocalSubjectAccessReview} of {@code authorization.k8s.io/v1}: may they, in this namespace? */
public class LocalSubjectAccessReview extends Review<AccessQuestion, AccessAnswer> {

    private static final long serialVersionUID = 1L;

    public LocalSubjectAccessReview() {
        super(ApiResources.LOCAL_SUBJECT_ACCESS_REVIEWS);
    }
}
