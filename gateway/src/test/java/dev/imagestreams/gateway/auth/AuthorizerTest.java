package dev.imagestreams.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.testing.Golden;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {

    private static final User ANNA = new User("anna", "1", Set.of());
    private static final User ALICE = new User("alice", "2", Set.of());
    private static final User ADMIN = new User("admin", "3", Set.of(User.MASTERS));

    private final Authorizer authorizer =
            new Authorizer(project -> project.equals("demo") ? Optional.of("anna") : Optional.empty());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /apis/image.openshift.io/v1/namespaces/demo/imagestreams",
        "DELETE, /apis/image.openshift.io/v1/namespaces/demo/imagestreams/app",
        "PUT, /apis/triggers.imagestreams.dev/v1/namespaces/demo/imagetriggers/x",
        "GET, /apis/project.openshift.io/v1/projects/demo",
        "DELETE, /apis/project.openshift.io/v1/projects/demo",
        "GET, /api/v1/namespaces/demo"
    })
    void whoRequestedAProjectMayDoEverythingInItAndNobodyElseMay(String method, String path) {
        RequestInfo request = RequestInfo.of(method, path, null);

        assertThat(authorizer.refusal(ANNA, request)).isEmpty();
        assertThat(authorizer.refusal(ADMIN, request)).isEmpty();
        assertThat(authorizer.refusal(ALICE, request)).isPresent();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /apis/project.openshift.io/v1/projectrequests",
        "POST, /apis/project.openshift.io/v1/projectrequests",
        "GET, /apis/project.openshift.io/v1/projects",
        "GET, /apis/user.openshift.io/v1/users/~",
        "POST, /apis/authentication.k8s.io/v1/selfsubjectreviews",
        "GET, /api",
        "GET, /apis/image.openshift.io/v1",
        "GET, /openapi/v3",
        "GET, /version"
    })
    void everybodyMayAskWhatThereIsAndRequestAProject(String method, String path) {
        assertThat(authorizer.refusal(ALICE, RequestInfo.of(method, path, null)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /apis/image.openshift.io/v1/imagestreams",
        "GET, /apis/image.openshift.io/v1/images/sha256:abc",
        "GET, /api/v1/namespaces",
        "GET, /apis/user.openshift.io/v1/users/admin",
        "DELETE, /apis/project.openshift.io/v1/projectrequests/x",
        "GET, /apis/image.openshift.io/v1/namespaces/other/imagestreams",
        "POST, /version",
        "GET, /q/metrics"
    })
    void theRestIsForMasters(String method, String path) {
        RequestInfo request = RequestInfo.of(method, path, null);

        assertThat(authorizer.refusal(ANNA, request)).isPresent();
        assertThat(authorizer.refusal(ADMIN, request)).isEmpty();
    }

    @Test
    void theRefusalReadsAsThatOfKubernetes() {
        RequestInfo request = RequestInfo.of("GET", "/apis/image.openshift.io/v1/namespaces/demo/imagestreams", null);

        String why = authorizer.refusal(ALICE, request).orElseThrow();

        assertThat(Golden.written(Statuses.forbidden(request, why))).isEqualTo(Golden.json("status-forbidden.json"));
    }

    @Test
    void theRefusalNamesObjectSubresourceAndScope() {
        assertThat(authorizer.refusal(
                        ALICE,
                        RequestInfo.of(
                                "GET", "/apis/image.openshift.io/v1/namespaces/demo/imagestreams/app/layers", null)))
                .contains("imagestreams.image.openshift.io \"app\" is forbidden: User \"alice\" cannot get resource"
                        + " \"imagestreams/layers\" in API group \"image.openshift.io\" in the namespace \"demo\"");
        assertThat(authorizer.refusal(ALICE, RequestInfo.of("GET", "/api/v1/namespaces", null)))
                .contains("namespaces is forbidden: User \"alice\" cannot list resource \"namespaces\" in API group"
                        + " \"\" at the cluster scope");
        assertThat(authorizer.refusal(ALICE, RequestInfo.of("GET", "/q/metrics", null)))
                .contains("forbidden: User \"alice\" cannot get path \"/q/metrics\"");
    }
}
