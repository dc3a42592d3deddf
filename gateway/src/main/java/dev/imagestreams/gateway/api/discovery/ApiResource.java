package dev.imagestreams.gateway.api.discovery;

import java.util.List;

/**
 * One kind of object the API offers, as discovery tells clients about it.
 *
 * @param group empty for the core group
 * @param name plural, as in paths; with {@code /subresource} for a subresource
 * @param singular what one of it is called
 */
public record ApiResource(
        String group,
        String version,
        String name,
        String singular,
        String kind,
        boolean namespaced,
        List<String> verbs,
        List<String> shortNames,
        List<String> categories) {

    public String groupVersion() {
        return group.isEmpty() ? version : group + '/' + version;
    }

    /** Whether it is a part of another resource's objects. */
    public boolean isSubresource() {
        return name.contains("/");
    }

    /** Path of the collection, with placeholders. */
    public String pathTemplate() {
        String prefix = group.isEmpty() ? "/api/" + version : "/apis/" + groupVersion();
        return prefix + (namespaced ? "/namespaces/{namespace}/" : "/") + name;
    }
}
