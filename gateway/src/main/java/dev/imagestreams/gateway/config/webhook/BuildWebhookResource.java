package dev.imagestreams.gateway.config.webhook;

import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.gateway.config.DueBuild;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildRequest;
import io.fabric8.openshift.api.model.BuildRequestBuilder;
import io.fabric8.openshift.api.model.BuildTriggerCause;
import io.fabric8.openshift.api.model.SourceRevision;
import io.fabric8.openshift.api.model.WebHookTrigger;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * {@code buildconfigs/webhooks}: whoever knows the secret has something built. What is not there, and a secret that is wrong, are
 * the same answer, so that nobody learns what there is.
 */
@Path("/apis/build.openshift.io/v1/namespaces/{namespace}/buildconfigs/{name}/webhooks/{secret}/{kind}")
public class BuildWebhookResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

    private final ConfigService configs;
    private final WebhookSecrets secrets;
    private final DueBuild builds;

    BuildWebhookResource(@RestClient ConfigService configs, WebhookSecrets secrets, DueBuild builds) {
        this.configs = configs;
        this.secrets = secrets;
        this.builds = builds;
    }

    @POST
    @Blocking
    public Response call(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("secret") String secret,
            @PathParam("kind") String path,
            @Nullable InputStream body,
            @Context HttpServerRequest http) {
        WebhookKind kind = WebhookKind.of(path)
                .orElseThrow(() ->
                        new StatusException(Statuses.notFound(ApiResources.BUILD_GROUP, "buildconfighook", path)));
        BuildConfig config = config(namespace, name, path);
        WebHookTrigger trigger =
                secrets.accepting(secret, namespace, kind.triggers(config)).orElseThrow(() -> unaccepted(name, path));
        WebhookVerdict verdict = kind.read(config, trigger, new WebhookRequest(http::getHeader, bytes(body)));
        return verdict instanceof WebhookVerdict.Build build
                ? build(namespace, name, kind, build)
                : answer(((WebhookVerdict.Skip) verdict).why());
    }

    private Response build(String namespace, String name, WebhookKind kind, WebhookVerdict.Build build) {
        SourceRevision revision = build.revision();
        BuildTriggerCause cause = new BuildTriggerCause();
        cause.setMessage(kind.message());
        BuildRequest request = new BuildRequestBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withTriggeredBy(List.of(cause))
                .withRevision(revision)
                .withEnv(build.env())
                .build();
        Response.ResponseBuilder answer =
                Response.ok(builds.instantiate(namespace, name, request, kind.message(), false));
        if (build.warning() != null) {
            answer.header("Warning", "299 - \"" + build.warning() + '"');
        }
        return answer.build();
    }

    private BuildConfig config(String namespace, String name, String kind) {
        if (!NAME.matcher(name).matches()) {
            throw unaccepted(name, kind);
        }
        try {
            return KubernetesJson.mapper()
                    .convertValue(
                            configs.get(ApiResources.BUILD_CONFIGS.name(), namespace, name)
                                    .content(),
                            BuildConfig.class);
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND ? unaccepted(name, kind) : e;
        }
    }

    private static byte[] bytes(@Nullable InputStream body) {
        try {
            return body == null ? new byte[0] : BodyParser.bytes(body);
        } catch (IOException e) {
            throw new StatusException(Statuses.badRequest("the body of the request ended early"));
        }
    }

    private static StatusException unaccepted(String name, String kind) {
        return new StatusException(Statuses.plain(
                ErrorCode.UNAUTHORIZED,
                "the webhook \"" + kind + "\" for \"" + name + "\" did not accept your secret"));
    }

    /** Nothing is built, and that is no mistake. */
    private static Response answer(@Nullable String why) {
        Status status = Statuses.success();
        status.setMessage(why);
        status.setCode(Response.Status.OK.getStatusCode());
        return Response.ok(status).build();
    }
}
