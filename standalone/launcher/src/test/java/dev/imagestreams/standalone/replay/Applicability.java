package dev.imagestreams.standalone.replay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which exchanges are about something this system is not, or is not yet: each with its reason. Nothing stands here because
 * it fails.
 */
final class Applicability {

    private static final String ROLES = "who may do what by role bindings waits for a later work";
    private static final String WORKLOADS = "workloads, builds, routes and templates are another system's";
    private static final String USERS = "there was no OAuth server: users were answered by nobody, later by a stub";
    private static final String NEVER_ENDED =
            "nothing finished the deletion of projects there: they stayed Terminating";
    private static final String LABS_PROJECTS = "lists the projects of the laboratory";
    private static final String INTEGRATED_REGISTRY = "the integrated registry waits for a later work";

    /**
     * @param transcript its number; empty for all
     * @param command how the step's command begins; empty for all
     * @param path matched from its beginning
     */
    private record Rule(String transcript, String command, Pattern path, String reason) {

        boolean matches(Transcript ofTranscript, Step step, Exchange exchange) {
            return (transcript.isEmpty() || transcript.equals(ofTranscript.number()))
                    && step.command().startsWith(command)
                    && path.matcher(exchange.path()).lookingAt();
        }
    }

    private static final List<Rule> RULES = List.of(
            everywhere(
                    "/apis/(apps|batch|autoscaling|build\\.openshift\\.io|apps\\.openshift\\.io|route\\.openshift\\.io"
                            + "|template\\.openshift\\.io)(\\.|/)",
                    WORKLOADS),
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
                    Pattern.compile("/apis/image.openshift.io/v1/namespaces/demo/imagestreams/sneaky"),
                    ROLES),
            new Rule(
                    "71",
                    "oc delete project",
                    Pattern.compile("/apis/project.openshift.io/v1/projects\\?allowWatchBookmarks"),
                    NEVER_ENDED),
            step("71", "oc create is x -n scratch", NEVER_ENDED),
            new Rule("72", "oc new-app", Pattern.compile("/apis/image.openshift.io/v1/namespaces/openshift/"), ROLES),
            new Rule(
                    "71",
                    "oc delete project",
                    Pattern.compile("/apis/project.openshift.io/v1/projects\\?fieldSelector"),
                    LABS_PROJECTS),
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

    private static Rule everywhere(String path, String reason) {
        return new Rule("", "", Pattern.compile(path), reason);
    }

    private static Rule step(String transcript, String command, String reason) {
        return new Rule(transcript, command, Pattern.compile(""), reason);
    }
}
