package dev.imagestreams.triggers.workload;

/**
 * The kinds of objects whose images follow tags: those OpenShift's controller watches. Jobs, Pods, ReplicaSets and
 * ReplicationControllers are left out as they are there: what an annotation on them says does nothing.
 */
public enum ObjectKind {
    DEPLOYMENT("apps/v1", "Deployment"),
    STATEFUL_SET("apps/v1", "StatefulSet"),
    DAEMON_SET("apps/v1", "DaemonSet"),
    CRON_JOB("batch/v1", "CronJob"),
    DEPLOYMENT_CONFIG("apps.openshift.io/v1", "DeploymentConfig"),
    BUILD_CONFIG("build.openshift.io/v1", "BuildConfig");

    private final String apiVersion;
    private final String kind;

    ObjectKind(String apiVersion, String kind) {
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public String kind() {
        return kind;
    }

    /** Where the pod's spec is, as field paths say it. */
    public String podPath() {
        return this == CRON_JOB ? "spec.jobTemplate.spec.template.spec" : "spec.template.spec";
    }
}
