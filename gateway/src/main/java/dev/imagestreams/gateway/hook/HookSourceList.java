package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.custom.CustomResourceList;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import java.util.List;

/** A list of sources. */
public class HookSourceList extends CustomResourceList<HookSourceObject> {

    private static final long serialVersionUID = 1L;

    HookSourceList(List<HookSourceObject> items) {
        super(ApiResources.HOOK_SOURCES, items);
    }
}
