package dev.imagestreams.gateway.api.discovery;

import static dev.imagestreams.gateway.api.discovery.ApiResource.cluster;
import static dev.imagestreams.gateway.api.discovery.ApiResource.namespaced;
import static dev.imagestreams.gateway.api.discovery.ApiResource.review;
import static dev.imagestreams.gateway.api.discovery.ApiResource.subresource;

import java.util.List;
import java.util.Optional;

/**
 * Everything the API offers, in the order clients see it. Discovery, OpenAPI and error texts derive from this table; a
 * resource that is not in it does not exist. Verbs are those that work: {@code watch} joins when it does.
 */
public final class ApiResources {

    public static final String IMAGE_GROUP = "image.openshift.io";
    public static final String PROJECT_GROUP = "project.openshift.io";
    public static final String TRIGGER_GROUP = "triggers.imagestreams.dev";
    public static final String HOOK_GROUP = "hooks.imagestreams.dev";
    public static final String BUILD_GROUP = "build.openshift.io";
    public static final String DEPLOYMENT_GROUP = "apps.openshift.io";
    public static final String USER_GROUP = "user.openshift.io";
    public static final String AUTHENTICATION_GROUP = "authentication.k8s.io";

    public static final String AUTHORIZATION_GROUP = "authorization.k8s.io";
    public static final String OPENSHIFT_AUTHORIZATION_GROUP = "authorization.openshift.io";

    private static final List<String> NONE = List.of();
    private static final List<String> ALL = List.of("all");
    private static final List<String> WRITE = List.of("create", "delete", "get", "list", "patch", "update");
    private static final List<String> WATCHED =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    public static final ApiResource NAMESPACES =
            cluster("", "namespaces", "namespace", "Namespace", WATCHED, List.of("ns"));
    public static final ApiResource SECRETS = namespaced("", "secrets", "secret", "Secret", WRITE, NONE, NONE);
    public static final ApiResource PODS = namespaced("", "pods", "pod", "Pod", List.of("list"), List.of("po"), NONE);
    public static final ApiResource REPLICATION_CONTROLLERS = namespaced(
            "",
            "replicationcontrollers",
            "replicationcontroller",
            "ReplicationController",
            List.of("list"),
            List.of("rc"),
            NONE);
    public static final ApiResource LIMIT_RANGES =
            namespaced("", "limitranges", "limitrange", "LimitRange", WRITE, List.of("limits"), NONE);
    public static final ApiResource RESOURCE_QUOTAS =
            namespaced("", "resourcequotas", "resourcequota", "ResourceQuota", WRITE, List.of("quota"), NONE);
    public static final ApiResource RESOURCE_QUOTA_STATUS =
            subresource("", "resourcequotas/status", "ResourceQuota", List.of("get", "patch", "update"));
    public static final ApiResource CONFIG_MAPS =
            namespaced("", "configmaps", "configmap", "ConfigMap", List.of("get"), List.of("cm"), NONE);
    public static final ApiResource IMAGES = cluster(IMAGE_GROUP, "images", "image", "Image", WATCHED, NONE);
    public static final ApiResource IMAGE_SIGNATURES = cluster(
            IMAGE_GROUP, "imagesignatures", "imagesignature", "ImageSignature", List.of("create", "delete"), NONE);
    public static final ApiResource IMAGE_STREAM_IMAGES = namespaced(
            IMAGE_GROUP,
            "imagestreamimages",
            "imagestreamimage",
            "ImageStreamImage",
            List.of("get"),
            List.of("isimage"),
            NONE);
    public static final ApiResource IMAGE_STREAM_IMPORTS = namespaced(
            IMAGE_GROUP, "imagestreamimports", "imagestreamimport", "ImageStreamImport", List.of("create"), NONE, NONE);
    public static final ApiResource IMAGE_STREAM_MAPPINGS = namespaced(
            IMAGE_GROUP,
            "imagestreammappings",
            "imagestreammapping",
            "ImageStreamMapping",
            List.of("create"),
            NONE,
            NONE);
    public static final ApiResource IMAGE_STREAMS =
            namespaced(IMAGE_GROUP, "imagestreams", "imagestream", "ImageStream", WATCHED, List.of("is"), ALL);
    public static final ApiResource IMAGE_STREAM_TAGS = namespaced(
            IMAGE_GROUP, "imagestreamtags", "imagestreamtag", "ImageStreamTag", WRITE, List.of("istag"), NONE);
    public static final ApiResource IMAGE_STREAM_LAYERS =
            subresource(IMAGE_GROUP, "imagestreams/layers", "ImageStreamLayers", List.of("get"));
    public static final ApiResource IMAGE_STREAM_SECRETS =
            subresource(IMAGE_GROUP, "imagestreams/secrets", "SecretList", List.of("get"));
    public static final ApiResource IMAGE_STREAM_STATUS =
            subresource(IMAGE_GROUP, "imagestreams/status", "ImageStream", List.of("get", "patch", "update"));
    /** Ours. Clients take no notice of subresources they do not know. */
    public static final ApiResource IMAGE_STREAM_TAG_HISTORY =
            subresource(IMAGE_GROUP, "imagestreamtags/history", "TagHistory", List.of("get"));

    public static final ApiResource IMAGE_TAGS =
            namespaced(IMAGE_GROUP, "imagetags", "imagetag", "ImageTag", WRITE, List.of("itag"), NONE);
    public static final ApiResource PROJECTS = cluster(
            PROJECT_GROUP,
            "projects",
            "project",
            "Project",
            List.of("delete", "get", "list", "patch", "update", "watch"),
            NONE);
    public static final ApiResource PROJECT_REQUESTS = cluster(
            PROJECT_GROUP, "projectrequests", "projectrequest", "ProjectRequest", List.of("create", "list"), NONE);
    public static final ApiResource IMAGE_TRIGGERS =
            namespaced(TRIGGER_GROUP, "imagetriggers", "imagetrigger", "ImageTrigger", WATCHED, List.of("itrig"), ALL);
    public static final ApiResource DELIVERIES = namespaced(
            TRIGGER_GROUP, "imagetriggers/deliveries", "", "DeliveryList", List.of("create", "get"), NONE, NONE);
    public static final ApiResource IMAGE_TRIGGER_REPLAYS =
            namespaced(TRIGGER_GROUP, "imagetriggers/replays", "", "ImageTriggerReplay", List.of("create"), NONE, NONE);
    public static final ApiResource IMAGE_TRIGGER_SECRET =
            namespaced(TRIGGER_GROUP, "imagetriggers/secret", "", "ImageTrigger", List.of("create"), NONE, NONE);
    public static final ApiResource IMAGE_TRIGGER_PREVIEWS = namespaced(
            TRIGGER_GROUP,
            "imagetriggerpreviews",
            "imagetriggerpreview",
            "ImageTriggerPreview",
            List.of("create"),
            NONE,
            NONE);
    /** Ours: configured, not created, so that they can only be read. */
    public static final ApiResource HOOK_SOURCES =
            cluster(HOOK_GROUP, "hooksources", "hooksource", "HookSource", List.of("get", "list"), NONE);

    public static final ApiResource BUILD_CONFIGS =
            namespaced(BUILD_GROUP, "buildconfigs", "buildconfig", "BuildConfig", WATCHED, List.of("bc"), ALL);
    public static final ApiResource BUILD_CONFIG_INSTANTIATE =
            subresource(BUILD_GROUP, "buildconfigs/instantiate", "BuildRequest", List.of("create"));
    public static final ApiResource BUILDS =
            namespaced(BUILD_GROUP, "builds", "build", "Build", List.of("list"), NONE, ALL);
    public static final ApiResource DEPLOYMENT_CONFIGS = namespaced(
            DEPLOYMENT_GROUP, "deploymentconfigs", "deploymentconfig", "DeploymentConfig", WATCHED, List.of("dc"), ALL);
    public static final ApiResource DEPLOYMENT_CONFIG_INSTANTIATE =
            subresource(DEPLOYMENT_GROUP, "deploymentconfigs/instantiate", "DeploymentRequest", List.of("create"));
    public static final ApiResource DEPLOYMENT_CONFIG_SCALE = new ApiResource(
            DEPLOYMENT_GROUP,
            "v1",
            "deploymentconfigs/scale",
            "",
            "Scale",
            true,
            List.of("get", "patch", "update"),
            NONE,
            NONE,
            "autoscaling",
            "v1");
    public static final ApiResource USERS = cluster(USER_GROUP, "users", "user", "User", List.of("get"), NONE);
    public static final ApiResource SELF_SUBJECT_REVIEWS = cluster(
            AUTHENTICATION_GROUP,
            "selfsubjectreviews",
            "selfsubjectreview",
            "SelfSubjectReview",
            List.of("create"),
            NONE);

    public static final ApiResource TOKEN_REVIEWS = review(AUTHENTICATION_GROUP, "TokenReview", false);
    public static final ApiResource SELF_SUBJECT_ACCESS_REVIEWS =
            review(AUTHORIZATION_GROUP, "SelfSubjectAccessReview", false);
    public static final ApiResource SELF_SUBJECT_RULES_REVIEWS =
            review(AUTHORIZATION_GROUP, "SelfSubjectRulesReview", false);
    public static final ApiResource SUBJECT_ACCESS_REVIEWS = review(AUTHORIZATION_GROUP, "SubjectAccessReview", false);
    public static final ApiResource LOCAL_SUBJECT_ACCESS_REVIEWS =
            review(AUTHORIZATION_GROUP, "LocalSubjectAccessReview", true);
    public static final ApiResource OPENSHIFT_SUBJECT_ACCESS_REVIEWS =
            review(OPENSHIFT_AUTHORIZATION_GROUP, "SubjectAccessReview", false);
    public static final ApiResource OPENSHIFT_LOCAL_SUBJECT_ACCESS_REVIEWS =
            review(OPENSHIFT_AUTHORIZATION_GROUP, "LocalSubjectAccessReview", true);
    public static final ApiResource OPENSHIFT_LOCAL_RESOURCE_ACCESS_REVIEWS =
            review(OPENSHIFT_AUTHORIZATION_GROUP, "LocalResourceAccessReview", true);
    public static final ApiResource OPENSHIFT_SELF_SUBJECT_RULES_REVIEWS =
            review(OPENSHIFT_AUTHORIZATION_GROUP, "SelfSubjectRulesReview", true);

    private static final List<ApiResource> TABLE = List.of(
            CONFIG_MAPS,
            LIMIT_RANGES,
            NAMESPACES,
            PODS,
            REPLICATION_CONTROLLERS,
            RESOURCE_QUOTAS,
            RESOURCE_QUOTA_STATUS,
            SECRETS,
            IMAGES,
            IMAGE_SIGNATURES,
            IMAGE_STREAM_IMAGES,
            IMAGE_STREAM_IMPORTS,
            IMAGE_STREAM_MAPPINGS,
            IMAGE_STREAMS,
            IMAGE_STREAM_LAYERS,
            IMAGE_STREAM_SECRETS,
            IMAGE_STREAM_STATUS,
            IMAGE_STREAM_TAGS,
            IMAGE_STREAM_TAG_HISTORY,
            IMAGE_TAGS,
            PROJECTS,
            PROJECT_REQUESTS,
            IMAGE_TRIGGERS,
            DELIVERIES,
            IMAGE_TRIGGER_REPLAYS,
            IMAGE_TRIGGER_SECRET,
            IMAGE_TRIGGER_PREVIEWS,
            HOOK_SOURCES,
            DEPLOYMENT_CONFIGS,
            DEPLOYMENT_CONFIG_INSTANTIATE,
            DEPLOYMENT_CONFIG_SCALE,
            BUILD_CONFIGS,
            BUILD_CONFIG_INSTANTIATE,
            BUILDS,
            USERS,
            SELF_SUBJECT_REVIEWS,
            TOKEN_REVIEWS,
            SELF_SUBJECT_ACCESS_REVIEWS,
            SELF_SUBJECT_RULES_REVIEWS,
            SUBJECT_ACCESS_REVIEWS,
            LOCAL_SUBJECT_ACCESS_REVIEWS,
            OPENSHIFT_SUBJECT_ACCESS_REVIEWS,
            OPENSHIFT_LOCAL_SUBJECT_ACCESS_REVIEWS,
            OPENSHIFT_LOCAL_RESOURCE_ACCESS_REVIEWS,
            OPENSHIFT_SELF_SUBJECT_RULES_REVIEWS);

    private ApiResources() {}

    public static List<ApiResource> all() {
        return TABLE;
    }

    /** The groups that have a name, once each. */
    public static List<String> groups() {
        return TABLE.stream()
                .map(ApiResource::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    public static List<ApiResource> of(String group, String version) {
        return TABLE.stream()
                .filter(resource ->
                        resource.group().equals(group) && resource.version().equals(version))
                .toList();
    }

    public static Optional<ApiResource> find(String group, String name) {
        return TABLE.stream()
                .filter(resource ->
                        resource.group().equals(group) && resource.name().equals(name))
                .findFirst();
    }
}
