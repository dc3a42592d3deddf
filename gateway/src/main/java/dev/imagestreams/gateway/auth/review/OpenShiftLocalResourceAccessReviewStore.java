package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.Authorizer;
import io.fabric8.openshift.api.model.LocalResourceAccessReview;
import io.fabric8.openshift.api.model.ResourceAccessReviewResponse;
import jakarta.inject.Singleton;

/** OpenShift's {@code localresourceaccessreviews}: who may, in this namespace? ({@code oc policy who-can}) */
@Singleton
class OpenShiftLocalResourceAccessReviewStore implements Creatable<LocalResourceAccessReview> {

    private final Authorizer authorizer;

    OpenShiftLocalResourceAccessReviewStore(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.OPENSHIFT_LOCAL_RESOURCE_ACCESS_REVIEWS;
    }

    @Override
    public Class<LocalResourceAccessReview> type() {
        return LocalResourceAccessReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public ResourceAccessReviewResponse create(ObjectKey key, LocalResourceAccessReview asked, WriteOptions options) {
        Authorizer.Allowed allowed = authorizer.whoMay(OpenShiftQuestions.action(
                key.namespace(),
                asked.getVerb(),
                asked.getResourceAPIGroup(),
                asked.getResource(),
                asked.getResourceName()));
        ResourceAccessReviewResponse answer = new ResourceAccessReviewResponse();
        answer.setNamespace(key.namespace());
        answer.setUsers(allowed.users());
        answer.setGroups(allowed.groups());
        answer.setEvalutionError("");
        return answer;
    }
}
