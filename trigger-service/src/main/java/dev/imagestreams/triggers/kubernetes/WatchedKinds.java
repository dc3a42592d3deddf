package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.workload.ObjectKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** The kinds that are watched in one cluster: those of {@link WatchedKind#ALL}, and what its operator names besides. */
record WatchedKinds(List<WatchedKind<?>> all) {

    static WatchedKinds with(List<ObjectKind> further) {
        return new WatchedKinds(Stream.<WatchedKind<?>>concat(
                        WatchedKind.ALL.stream(),
                        further.stream().distinct().filter(WatchedKinds::isNew).map(WatchedKind::further))
                .toList());
    }

    private static boolean isNew(ObjectKind kind) {
        return WatchedKind.ALL.stream().noneMatch(known -> known.kind().equals(kind));
    }

    /** Throws while the cluster is away: what it lacks would else be left out for good. */
    WatchedKinds servedBy(KubernetesClient client) {
        return new WatchedKinds(all.stream()
                .filter(kind -> !kind.optional()
                        || client.supports(kind.kind().apiVersion(), kind.kind().kind()))
                .toList());
    }

    WatchedKind<?> of(ObjectKind kind) {
        return all.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(kind + " is not watched"));
    }
}
