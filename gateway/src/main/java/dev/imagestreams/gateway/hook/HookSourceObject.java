package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.custom.CustomResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** {@code HookSource}: a configured source, and whether it speaks. Nothing of its secrets. */
public class HookSourceObject extends CustomResource<HookSourceSpec, HookSourceStatus> {

    private static final long serialVersionUID = 1L;

    HookSourceObject(String name, HookSourceSpec spec, HookSourceStatus status) {
        super(ApiResources.HOOK_SOURCES);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        setMetadata(metadata);
        setSpec(spec);
        setStatus(status);
    }
}
