package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A repository as somebody typed it: {@code [registry/]path}.
 *
 * <p>The spelling is kept, because OpenShift stores pull specs as typed ({@code busybox@sha256:…}). The first component
 * is a registry only if it contains {@code .} or {@code :} or is {@code localhost}. What a client has to contact
 * instead is {@link #withClientDefaults()}.
 *
 * @param registry host with optional port, or empty when none was typed; lower or upper case as typed
 * @param path one or more lower-case components separated by {@code /}
 */
public record RepositoryName(String registry, String path) {

    /** The registry meant when none is typed. */
    public static final String DOCKER_HUB = "docker.io";

    private static final int MAX_PATH = 255;

    /** A DNS name has at most 253 characters; the rest is the port. */
    private static final int MAX_REGISTRY = 259;

    private static final int MAX_PORT = 65_535;
    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final Pattern REGISTRY =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?");

    public RepositoryName {
        // Lengths first: they bound what the patterns have to look at.
        if (path.length() > MAX_PATH) {
            throw malformed("repository name must not be more than 255 characters");
        }
        if (!registry.isEmpty() && !isRegistry(registry)) {
            throw malformed("invalid reference format");
        }
        if (!PATH.matcher(path).matches()) {
            throw malformed(
                    PATH.matcher(path.toLowerCase(Locale.ROOT)).matches()
                            ? "repository name must be lowercase"
                            : "invalid reference format");
        }
        if (registry.isEmpty() && path.indexOf('/') > 0 && isRegistry(path.substring(0, path.indexOf('/')))) {
            throw malformed("invalid reference format");
        }
    }

    /**
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} with OpenShift's text for what is wrong
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RepositoryName parse(String text) {
        if (text.isEmpty()) {
            throw malformed("repository name must have at least one component");
        }
        int slash = text.indexOf('/');
        if (slash > 0 && isRegistry(text.substring(0, slash))) {
            return new RepositoryName(text.substring(0, slash), text.substring(slash + 1));
        }
        return new RepositoryName("", text);
    }

    /**
     * The repository a client contacts: no registry means Docker Hub, and a single name there lives in {@code library/}.
     *
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if that is longer than a repository's name may be
     */
    public RepositoryName withClientDefaults() {
        String host = registry.isEmpty() ? DOCKER_HUB : registry;
        boolean official = host.equals(DOCKER_HUB) && path.indexOf('/') < 0;
        return new RepositoryName(host, official ? "library/" + path : path);
    }

    @JsonValue
    @Override
    public String toString() {
        return registry.isEmpty() ? path : registry + '/' + path;
    }

    private static boolean isRegistry(String component) {
        boolean looksLikeHost =
                component.indexOf('.') >= 0 || component.indexOf(':') >= 0 || component.equals("localhost");
        return looksLikeHost
                && component.length() <= MAX_REGISTRY
                && REGISTRY.matcher(component).matches()
                && port(component) <= MAX_PORT;
    }

    private static int port(String registry) {
        int colon = registry.lastIndexOf(':');
        return colon < 0 || registry.endsWith("]") ? 0 : Integer.parseInt(registry.substring(colon + 1));
    }

    private static ImageStreamException malformed(String message) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, message);
    }
}
