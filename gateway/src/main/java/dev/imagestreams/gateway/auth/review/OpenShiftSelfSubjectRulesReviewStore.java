package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.AccessRule.ResourceRule;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.openshift.api.model.PolicyRule;
import io.fabric8.openshift.api.model.PolicyRuleBuilder;
import io.fabric8.openshift.api.model.SelfSubjectRulesReview;
import io.fabric8.openshift.api.model.SelfSubjectRulesReviewBuilder;
import jakarta.inject.Singleton;

/** OpenShift's {@code selfsubjectrulesreviews}: what may I, in this namespace? */
@Singleton
class OpenShiftSelfSubjectRulesReviewStore implements Creatable<SelfSubjectRulesReview> {

    private final Authorizer authorizer;
    private final CurrentUser user;

    OpenShiftSelfSubjectRulesReviewStore(Authorizer authorizer, CurrentUser user) {
        this.authorizer = authorizer;
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.OPENSHIFT_SELF_SUBJECT_RULES_REVIEWS;
    }

    @Override
    public Class<SelfSubjectRulesReview> type() {
        return SelfSubjectRulesReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public SelfSubjectRulesReview create(ObjectKey key, SelfSubjectRulesReview asked, WriteOptions options) {
        return new SelfSubjectRulesReviewBuilder(asked)
                .withNewStatus()
                .withRules(authorizer.rules(user.get(), key.namespace()).stream()
                        .map(OpenShiftSelfSubjectRulesReviewStore::rule)
                        .toList())
                .endStatus()
                .build();
    }

    private static PolicyRule rule(ResourceRule rule) {
        return new PolicyRuleBuilder()
                .withVerbs(rule.verbs())
                .withApiGroups(rule.apiGroups())
                .withResources(rule.resources())
                .withResourceNames(rule.resourceNames())
                .build();
    }
}
