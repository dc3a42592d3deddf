package dev.imagestreams.gateway.api.discovery;

import java.util.List;
import java.util.Locale;

/**
 * One kind of object the API offers, as discovery tells clients about it.
 *
 * @param group empty for the core group
 * @param name plural, as in paths; with {@code /subresource} for a subresource
 * @param singular what one of it is called
 * @param kindGroup the group of the kind, which may be another than the resource's
 * @param kindVersion of that group
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
        List<String> categories,
        String kindGroup,
        String kindVersion) {

    /** One whose kind is of its own group. */
    private ApiResource(
            String group,
            String version,
            String name,
            String singular,
            String kind,
            boolean namespaced,
            List<String> verbs,
            List<String> shortNames,
            List<String> categories) {
        this(group, version, name, singular, kind, namespaced, verbs, shortNames, categories, group, version);
    }

    /** A question: it can be made, and that is all. */
    static ApiResource review(String group, String kind, boolean namespaced) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return new ApiResource(
                group, "v1", singular + 's', singular, kind, namespaced, List.of("create"), List.of(), List.of());
    }

    static ApiResource cluster(
            String group, String name, String singular, String kind, List<String> verbs, List<String> shortNames) {
        return new ApiResource(group, "v1", name, singular, kind, false, verbs, shortNames, List.of());
    }

    static ApiResource namespaced(
            String group,
            String name,
            String singular,
            String kind,
            List<String> verbs,
            List<String> shortNames,
            List<String> categories) {
        return new ApiResource(group, "v1", name, singular, kind, true, verbs, shortNames, categories);
    }

    static ApiResource subresource(String group, String name, String kind, List<String> verbs) {
        return namespaced(group, name, "", kind, verbs, List.of(), List.of());
    }

    /** Whether its kind is of another group. */
    public boolean hasForeignKind() {
        return !kindGroup.equals(group) || !kindVersion.equals(version);
    }

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
