package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where an account is good: {@code host[:port][/path]}, with globs in the labels of the host. Compares as kubelet does,
 * with one difference: a port that is the usual one is the same as none, because pull specs and secrets rarely agree on
 * writing it.
 *
 * @param key normalised; the order of keys decides which of several patterns is more specific
 * @param port empty if none is written
 * @param path with its leading slash, or empty
 */
record RegistryPattern(String key, String host, String port, String path) {

    private static final List<String> DOCKER_HUB = List.of("docker.io", "index.docker.io", "registry-1.docker.io");

    /** @param place a key of a docker configuration: with or without scheme, API version and path */
    static RegistryPattern parse(String place) {
        String bare = place.replaceFirst("(?i)^https?://", "");
        int slash = bare.indexOf('/');
        String authority = (slash < 0 ? bare : bare.substring(0, slash)).toLowerCase(Locale.ROOT);
        String path = slash < 0 ? "" : bare.substring(slash);
        path = path.replaceFirst("^/v[12](?=/|$)", "").replaceFirst("/+$", "");
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        return new RegistryPattern(
                authority + path,
                port ? authority.substring(0, colon) : authority,
                port ? authority.substring(colon + 1) : "",
                path);
    }

    boolean matches(Purpose purpose) {
        RegistryPattern target = parse(purpose.registry().name());
        Set<String> usual = purpose.insecure() ? Set.of("", "443", "80") : Set.of("", "443");
        boolean samePort = port.equals(target.port()) || usual.contains(port) && usual.contains(target.port());
        return samePort && ('/' + purpose.repository()).startsWith(path) && isHost(target.host());
    }

    private boolean isHost(String target) {
        return DOCKER_HUB.contains(target) ? DOCKER_HUB.stream().anyMatch(this::fits) : fits(target);
    }

    /** Label by label: a glob never reaches over a dot. */
    private boolean fits(String target) {
        String[] globs = host.split("\\.", -1);
        String[] labels = target.split("\\.", -1);
        return globs.length == labels.length
                && IntStream.range(0, globs.length).allMatch(i -> Glob.matches(globs[i], labels[i]));
    }
}
