package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.workload.ImageComparison;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters whose objects follow stream tags. Without any, nothing of this runs. */
@ConfigMapping(prefix = "imagestreams.kubernetes")
public interface KubernetesConfig {

    /** The clusters by name; the names are ours, for logs and metrics. */
    Map<String, Cluster> clusters();

    /**
     * How long a cluster belongs to the process that takes care of it without hearing from that process. If it dies,
     * another takes over after this time; it is renewed three times as often.
     */
    @WithDefault("15s")
    Duration lease();

    /** How often every object is looked at without being told to. Nothing depends on it: it heals what nobody foresaw. */
    @WithDefault("10m")
    Duration resync();

    /** Changes made at the same time in each cluster. */
    @WithDefault("4")
    int workers();

    /** The wait after the first failure to change an object; doubled by each that follows. */
    @WithDefault("1s")
    Duration retryFirst();

    /** The longest wait between tries to change an object. */
    @WithDefault("5m")
    Duration retryLongest();

    /** How long a cluster may take to answer a request. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** How to reach a cluster, and how much of it to take care of. */
    interface Cluster {

        /**
         * Path of a kubeconfig file. Without one, the cluster is the one this process runs in, found as {@code kubectl}
         * finds it.
         */
        Optional<String> kubeconfig();

        /** A context of the kubeconfig other than its current one. */
        Optional<String> context();

        /** The namespaces to watch. All of them by default, which takes a cluster role. */
        Optional<List<String>> namespaces();

        /**
         * Kinds that are watched besides Deployments, StatefulSets, DaemonSets, CronJobs and OpenShift's own: any with a pod
         * template at {@code spec.template}, as in {@code argoproj.io/v1alpha1/Rollout} or {@code apps/v1/ReplicaSet}. A
         * kind the cluster does not serve when it is connected is left out.
         */
        Optional<List<String>> kinds();

        /**
         * Whether objects may follow streams of other namespaces. OpenShift's controller lets them, whoever may annotate
         * an object; where that tells too much, say false.
         */
        @WithDefault("true")
        boolean crossNamespace();

        /** Namespaces whose streams objects of every namespace may follow, where they may follow no others. */
        Optional<List<String>> sharedNamespaces();

        /**
         * When an image that an object has already counts as the tag's: {@code text}, when both are spelled alike, as
         * OpenShift compares; {@code digest}, also when both are the same digest, so that nothing is rolled out only
         * because the image is pulled from elsewhere.
         */
        @WithDefault("text")
        ImageComparison compare();
    }
}
