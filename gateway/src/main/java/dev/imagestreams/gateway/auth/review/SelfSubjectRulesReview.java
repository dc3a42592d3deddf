package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.auth.AccessRule.PathRule;
import dev.imagestreams.gateway.auth.AccessRule.ResourceRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SelfSubjectRulesReview} of {@code authorization.k8s.io/v1}: what may I, in this namespace? */
public class SelfSubjectRulesReview extends Review<SelfSubjectRulesReview.Spec, SelfSubjectRulesReview.Rules> {

    private static final long serialVersionUID = 1L;

    public SelfSubjectRulesReview() {
        super(ApiResources.SELF_SUBJECT_RULES_REVIEWS);
    }

    /** @param namespace in which the rules are asked for */
    public record Spec(@Nullable String namespace) {}

    /** The list is complete. */
    public record Rules(List<ResourceRule> resourceRules, List<PathRule> nonResourceRules, boolean incomplete) {}
}
