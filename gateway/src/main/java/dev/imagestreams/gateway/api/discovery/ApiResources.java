package dev.imagestreams.gateway.api.discovery;

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
    public static final String USER_GROUP = "user.openshift.io";
    public static final String AUTHENTICATION_GROUP = "authentication.k8s.io";

    private static final List<String> NONE = List.of();
    private static final List<String> ALL = List.of("all");
    private static final List<String> READ = List.of("get", "list");
    private static final List<String> WRITE = List.of("create", "delete", "get", "list", "patch", "update");

    private static final List<String> WATCHED = List.of("create", "delete", "get", "list", "patch", "update", "watch");

    public static final ApiResource NAMESPACES =
            cluster("", "namespaces", "namespace", "Namespace", READ, List.of("ns"));
    public static final ApiResource IMAGES = cluster(IMAGE_GROUP, "images", "image", "Image", List.of("get"), NONE);
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
    public static final ApiResource IMAGE_STREAMS =
            namespaced(IMAGE_GROUP, "imagestreams", "imagestream", "ImageStream", WATCHED, List.of("is"), ALL);
    public static final ApiResource IMAGE_STREAM_TAGS = namespaced(
            IMAGE_GROUP, "imagestreamtags", "imagestreamtag", "ImageStreamTag", WRITE, List.of("istag"), NONE);
    public static final ApiResource PROJECTS =
            cluster(PROJECT_GROUP, "projects", "project", "Project", List.of("delete", "get", "list"), NONE);
    public static final ApiResource PROJECT_REQUESTS = cluster(
            PROJECT_GROUP, "projectrequests", "projectrequest", "ProjectRequest", List.of("create", "list"), NONE);
    public static final ApiResource IMAGE_TRIGGERS =
            namespaced(TRIGGER_GROUP, "imagetriggers", "imagetrigger", "ImageTrigger", WRITE, List.of("itrig"), ALL);
    public static final ApiResource DELIVERIES = namespaced(
            TRIGGER_GROUP, "imagetriggers/deliveries", "", "DeliveryList", List.of("create", "get"), NONE, NONE);
    public static final ApiResource USERS = cluster(USER_GROUP, "users", "user", "User", List.of("get"), NONE);
    public static final ApiResource SELF_SUBJECT_REVIEWS = cluster(
            AUTHENTICATION_GROUP,
            "selfsubjectreviews",
            "selfsubjectreview",
            "SelfSubjectReview",
            List.of("create"),
            NONE);

    private static final List<ApiResource> TABLE = List.of(
            NAMESPACES,
            IMAGES,
            IMAGE_STREAM_IMAGES,
            IMAGE_STREAM_IMPORTS,
            IMAGE_STREAMS,
            IMAGE_STREAM_TAGS,
            PROJECTS,
            PROJECT_REQUESTS,
            IMAGE_TRIGGERS,
            DELIVERIES,
            USERS,
            SELF_SUBJECT_REVIEWS);

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

    private static ApiResource cluster(
            String group, String name, String singular, String kind, List<String> verbs, List<String> shortNames) {
        return new ApiResource(group, "v1", name, singular, kind, false, verbs, shortNames, NONE);
    }

    private static ApiResource namespaced(
            String group,
            String name,
            String singular,
            String kind,
            List<String> verbs,
            List<String> shortNames,
            List<String> categories) {
        return new ApiResource(group, "v1", name, singular, kind, true, verbs, shortNames, categories);
    }
}
