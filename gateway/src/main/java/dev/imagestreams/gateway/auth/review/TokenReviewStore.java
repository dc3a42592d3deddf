package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.SelfSubjectReview.UserInfo;
import dev.imagestreams.gateway.auth.Tokens;
import dev.imagestreams.gateway.auth.User;
import jakarta.inject.Singleton;

/** {@code tokenreviews}: lets other servers, such as a registry, accept our tokens. Only for masters. */
@Singleton
class TokenReviewStore implements Creatable<TokenReview> {

    private final Tokens tokens;

    TokenReviewStore(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.TOKEN_REVIEWS;
    }

    @Override
    public Class<TokenReview> type() {
        return TokenReview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public TokenReview create(ObjectKey key, TokenReview asked, WriteOptions options) {
        if (asked.getSpec() == null || asked.getSpec().token() == null) {
            throw new StatusException(Statuses.badRequest("token is required for TokenReview in authentication"));
        }
        asked.setStatus(tokens.find(asked.getSpec().token())
                .map(TokenReviewStore::known)
                .orElse(new TokenReview.Answer(false, null)));
        return asked;
    }

    private static TokenReview.Answer known(User user) {
        return new TokenReview.Answer(
                true,
                new UserInfo(
                        user.name(), user.uid(), user.groups().stream().sorted().toList()));
    }
}
