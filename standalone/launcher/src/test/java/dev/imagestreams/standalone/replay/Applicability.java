package dev.imagestreams.standalone.replay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which exchanges are about something this system is not, or is not yet, or means to do otherwise: each with its reason.
 * Nothing stands here because it fails.
 */
final class Applicability {

    private static final String ROLES = "who may do what by role bindings waits for a later work";
    private static final String WORKLOADS = "workloads, running builds, routes and templates are another system's";
    private static final String USERS = "there was no OAuth server: users were answered by nobody, later by a stub";
    private static final String NEVER_ENDED =
            "nothing finished the deletion of projects there: they stayed Terminating";
    private static final String LABS_PROJECTS = "lists the projects of the laboratory";
    private static final String NO_QUOTA_CONTROLLER =
            "no quota controller ran there: nobody counted what is used, and everything was refused";
    private static final String NAMELESS =
            "an image that is named by no digest is refused here, and no row tells of it";
    private static final String VERSIONED =
            "a list of projects tells its version here, so that a watch can follow it without a gap";
    /** Sent like all others, because it leaves something behind. */
    private static final String SOONER = "an import that was still going on there is over here, and counts";

    private static final String INTEGRATED_REGISTRY = "the integrated registry waits for a later work";

    /**
     * @param transcript its number; empty for all
     * @param command how the step's command begins; empty for all
     * @param method empty for all
     * @param path matched from its beginning
     */
    private record Rule(String transcript, String command, String method, Pattern path, String reason) {

        boolean matches(Transcript ofTranscript, Step step, Exchange exchange) {
            return (transcript.isEmpty() || transcript.equals(ofTranscript.number()))
                    && step.command().startsWith(command)
                    && exchange.method().startsWith(method)
                    && path.matcher(exchange.path()).lookingAt();
        }
    }

    private static final List<Rule> RULES = List.of(
            everywhere(
                    "/apis/(apps/|batch/|autoscaling/|route\\.openshift\\.io/|template\\.openshift\\.io/)", WORKLOADS),
            everywhere("/apis/build\\.openshift\\.io/v1/(namespaces/[^/]+/)?builds\\b", WORKLOADS),
            everywhere(
                    "/api/v1/namespaces/[^/]+/(pods|services|replicationcontrollers|serviceaccounts"
                            + "|persistentvolumeclaims|events)\\b",
                    WORKLOADS),
            everywhere("/api/v1/(pods|replicationcontrollers)\\b", WORKLOADS),
            everywhere("/apis/rbac\\.authorization\\.k8s\\.io/", ROLES),
            everywhere("/apis/authorization\\.(openshift|k8s)\\.io/", ROLES),
            everywhere("/apis/user\\.openshift\\.io/", USERS),
            new Rule(
                    "42",
                    "",
                    "",
                    Pattern.compile("/apis/image.openshift.io/v1/namespaces/demo/imagestreams/sneaky"),
                    ROLES),
            new Rule(
                    "71",
                    "oc delete project",
                    "",
                    Pattern.compile("/apis/project.openshift.io/v1/projects\\?allowWatchBookmarks"),
                    NEVER_ENDED),
            step("71", "oc create is x -n scratch", NEVER_ENDED),
            new Rule(
                    "72",
                    "oc new-app",
                    "",
                    Pattern.compile("/apis/image.openshift.io/v1/namespaces/openshift/"),
                    ROLES),
            new Rule(
                    "71",
                    "oc delete project",
                    "",
                    Pattern.compile("/apis/project.openshift.io/v1/projects\\?fieldSelector"),
                    LABS_PROJECTS),
            new Rule(
                    "71",
                    "oc delete project",
                    "GET",
                    Pattern.compile("/apis/project.openshift.io/v1/projects/"),
                    NEVER_ENDED),
            new Rule(
                    "73",
                    "oc patch resourcequota",
                    "GET",
                    Pattern.compile("/api/v1/namespaces/limited/resourcequotas/isq/status"),
                    NO_QUOTA_CONTROLLER),
            new Rule(
                    "55",
                    "oc get --raw",
                    "",
                    Pattern.compile("/apis/image.openshift.io/v1/namespaces/demo/imagestreamimports"),
                    ROLES),
            new Rule(
                    "54",
                    "oc create",
                    "",
                    Pattern.compile("/apis/image.openshift.io/v1/namespaces/demo/imagestreammappings"),
                    NAMELESS),
            sooner("kubectl-last-applied&"),
            sooner("kubectl&fieldValidation=Ignore$"),
            sooner("kubectl&fieldValidation=Ignore&force=false"),
            table("59", "oc get all", NAMELESS),
            table("72", "oc get is app --watch-only", NAMELESS),
            step("65", "oc describe quota", NO_QUOTA_CONTROLLER),
            step("65", "oc create is q", NO_QUOTA_CONTROLLER),
            step("65", "oc tag -n limited demo/app:onlythis", NO_QUOTA_CONTROLLER),
            step("65", "oc import-image q4", NO_QUOTA_CONTROLLER),
            new Rule("02", "oc projects", "", Pattern.compile("/apis/project.openshift.io/v1/projects$"), VERSIONED),
            step("66", "oc get is pushed", INTEGRATED_REGISTRY),
            step("66", "oc get istag pushed", INTEGRATED_REGISTRY),
            step("66", "oc describe is pushed", INTEGRATED_REGISTRY),
            step(
                    "66",
                    "oc get --raw /apis/image.openshift.io/v1/namespaces/demo/imagestreams/pushed",
                    INTEGRATED_REGISTRY));

    private Applicability() {}

    /** Why an exchange is not replayed; empty when it is. */
    static Optional<String> reasonAgainst(Transcript transcript, Step step, Exchange exchange) {
        return RULES.stream()
                .filter(rule -> rule.matches(transcript, step, exchange))
                .map(Rule::reason)
                .findFirst();
    }

    /** Whether an exchange that is not judged is nevertheless sent. */
    static boolean isSent(String reason) {
        return reason.equals(SOONER);
    }

    private static Rule everywhere(String path, String reason) {
        return new Rule("", "", "", Pattern.compile(path), reason);
    }

    /** Within a step of several writes nobody waited for imports. */
    private static Rule sooner(String manager) {
        return new Rule(
                "51",
                "oc apply --server-side -f",
                "PATCH",
                Pattern.compile(
                        "/apis/image.openshift.io/v1/namespaces/demo/imagestreams/applied\\?fieldManager=" + manager),
                SOONER);
    }

    /** The tables of streams in a step. */
    private static Rule table(String transcript, String command, String reason) {
        return new Rule(
                transcript,
                command,
                "",
                Pattern.compile("/apis/image.openshift.io/v1/namespaces/demo/imagestreams\\b"),
                reason);
    }

    private static Rule step(String transcript, String command, String reason) {
        return new Rule(transcript, command, "", Pattern.compile(""), reason);
    }
}
