package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** {@code selfsubjectrulesreviews}: {@code oc auth can-i --list}. */
@Singleton
class RulesReviewStore implements Creatable<SelfSubjectRulesReview> {

    private final Authorizer authorizer;
    private final CurrentUser user;

    RulesReviewStore(Authorizer authorizer, CurrentUser user) {
        this.authorizer = authorizer;
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.SELF_SUBJECT_RULES_REVIEWS;
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
        String namespace = asked.getSpec() == null
                ? ""
                : Objects.requireNonNullElse(asked.getSpec().namespace(), "");
        asked.setSpec(new SelfSubjectRulesReview.Spec(null));
        asked.setStatus(new SelfSubjectRulesReview.Rules(
                authorizer.rules(user.get(), namespace), List.of(authorizer.paths(user.get())), false));
        return asked;
    }
}
