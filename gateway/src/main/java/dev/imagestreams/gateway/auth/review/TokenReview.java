package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.auth.SelfSubjectReview.UserInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code TokenReview} of {@code authentication.k8s.io/v1}: whose token is this? */
public class TokenReview extends Review<TokenReview.Spec, TokenReview.Answer> {

    private static final long serialVersionUID = 1L;

    public TokenReview() {
        super(ApiResources.TOKEN_REVIEWS);
    }

    /** Its token is read and never written. */
    public record Spec(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String token,
            @Nullable List<String> audiences) {

        @Override
        public String toString() {
            return "Spec[token hidden]";
        }
    }

    /** @param user null unless the token is somebody's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(boolean authenticated, @Nullable UserInfo user) {}
}
