package dev.imagestreams.triggers.workload;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of objects whose images follow tags: those OpenShift's controller watches, and others with a pod template that an
 * operator names.
 *
 * @param podPath where the pod's spec is, as field paths say it
 */
public record ObjectKind(String apiVersion, String kind, String podPath) {

    private static final String TEMPLATE = "spec.template.spec";

    public static final ObjectKind DEPLOYMENT = new ObjectKind("apps/v1", "Deployment", TEMPLATE);
    public static final ObjectKind STATEFUL_SET = new ObjectKind("apps/v1", "StatefulSet", TEMPLATE);
    public static final ObjectKind DAEMON_SET = new ObjectKind("apps/v1", "DaemonSet", TEMPLATE);
    public static final ObjectKind CRON_JOB =
            new ObjectKind("batch/v1", "CronJob", "spec.jobTemplate.spec.template.spec");
    public static final ObjectKind DEPLOYMENT_CONFIG =
            new ObjectKind("apps.openshift.io/v1", "DeploymentConfig", TEMPLATE);
    public static final ObjectKind BUILD_CONFIG = new ObjectKind("build.openshift.io/v1", "BuildConfig", TEMPLATE);

    private static final Pattern NAMED =
            Pattern.compile("((?:[a-z0-9]+(?:[.-][a-z0-9]+)*/)?v[a-z0-9]+)/([A-Z][A-Za-z0-9]*)");
    private static final Set<String> UNCHANGEABLE = Set.of("Job", "Pod");

    /**
     * A kind with a pod template at {@code spec.template}.
     *
     * @param name as in {@code argoproj.io/v1alpha1/Rollout}
     * @throws IllegalArgumentException if this names no kind, or one whose objects cannot be given another image
     */
    public static ObjectKind named(String name) {
        Matcher words = NAMED.matcher(name);
        if (!words.matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" is no kind: name its group, version and kind, as in argoproj.io/v1alpha1/Rollout");
        }
        if (UNCHANGEABLE.contains(words.group(2))) {
            throw new IllegalArgumentException("\"" + name + "\" cannot follow tags: their pods are what they are");
        }
        return new ObjectKind(words.group(1), words.group(2), TEMPLATE);
    }

    @Override
    public String toString() {
        return apiVersion + '/' + kind;
    }
}
