package dev.imagestreams.model.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The registries tags may point to: OpenShift's {@code AllowedRegistriesForImport}. Nothing listed means everything is
 * allowed. The integrated registry always is; it stands first in the list people are shown. [6]
 */
public final class AllowedRegistries {

    /** Everything is allowed. */
    public static final AllowedRegistries ALL = new AllowedRegistries(List.of());

    private static final String INSECURE = "http://";
    private static final String SECURE = "https://";
    private static final String DOCKER_HUB = "docker.io";
    private static final List<String> DOCKER_HUB_HOSTS = List.of(DOCKER_HUB, "index.docker.io", "registry-1.docker.io");
    private static final int MOST_SHOWN = 5;

    private record Entry(String host, String port) {

        boolean matches(String otherHost, Set<String> ports) {
            return matches(host, otherHost) && ports.stream().anyMatch(other -> matches(port, other));
        }

        private static boolean matches(String glob, String text) {
            String expression = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .matches();
        }

        String address() {
            return host + ':' + port;
        }

        @Override
        public String toString() {
            return '"' + address() + '"';
        }
    }

    private final List<Entry> entries;

    private AllowedRegistries(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * @param entries each {@code [http://]host[:port]}, where {@code *} and {@code ?} stand for any text and any
     *     character; without a port, 443 is meant, or 80 after {@code http://}
     * @param internal host and port of the integrated registry; empty when there is none
     */
    public static AllowedRegistries of(List<String> entries, Optional<String> internal) {
        if (entries.isEmpty()) {
            return ALL;
        }
        List<Entry> parsed = new ArrayList<>();
        internal.ifPresent(host -> parsed.add(parse(host)));
        entries.forEach(text -> parsed.addAll(withAliases(parse(text))));
        return new AllowedRegistries(parsed);
    }

    /**
     * Why a pull spec's registry is not allowed, or empty if it is.
     *
     * @param insecure whether the registry may be asked without TLS, and so on its other port
     */
    public Optional<String> refusal(ImageReference reference, boolean insecure) {
        return refusal(registryOf(reference), insecure);
    }

    /**
     * Why a registry is not allowed that is about to be asked, or empty if it is. Here its port is known.
     *
     * @param insecure whether it is asked on the port for plain http when none is typed
     */
    public Optional<String> refusalOfAddress(ImageReference reference, boolean insecure) {
        return refusal(address(reference, insecure), insecure);
    }

    /** Host and port at which the registry of a pull spec is asked. */
    public static String address(ImageReference reference, boolean insecure) {
        return split(registryOf(reference), insecure ? "80" : "443").address();
    }

    private Optional<String> refusal(String registry, boolean insecure) {
        Entry asked = split(registry, "");
        Set<String> ports =
                asked.port().isEmpty() ? (insecure ? Set.of("443", "80") : Set.of("443")) : Set.of(asked.port());
        boolean allowed = entries.isEmpty() || entries.stream().anyMatch(entry -> entry.matches(asked.host(), ports));
        return allowed
                ? Optional.empty()
                : Optional.of("registry \"" + registry + "\" not allowed by whitelist: " + shown());
    }

    private static String registryOf(ImageReference reference) {
        String typed = reference.repository().registry();
        return typed.isEmpty() ? DOCKER_HUB : typed;
    }

    private static Entry parse(String text) {
        if (text.startsWith(INSECURE)) {
            return split(text.substring(INSECURE.length()), "80");
        }
        return split(text.startsWith(SECURE) ? text.substring(SECURE.length()) : text, "443");
    }

    private static Entry split(String registry, String defaultPort) {
        int colon = registry.lastIndexOf(':');
        boolean hasPort = colon > registry.lastIndexOf(']');
        return hasPort
                ? new Entry(registry.substring(0, colon), registry.substring(colon + 1))
                : new Entry(registry, defaultPort);
    }

    private static List<Entry> withAliases(Entry entry) {
        return DOCKER_HUB_HOSTS.contains(entry.host())
                ? DOCKER_HUB_HOSTS.stream()
                        .map(host -> new Entry(host, entry.port()))
                        .toList()
                : List.of(entry);
    }

    private String shown() {
        List<String> shown =
                new ArrayList<>(entries.stream().map(Entry::toString).toList());
        if (shown.size() > MOST_SHOWN) {
            int hidden = shown.size() - (MOST_SHOWN - 1);
            shown.subList(MOST_SHOWN - 1, shown.size()).clear();
            shown.add("and " + hidden + " more ...");
        }
        return String.join(", ", shown);
    }
}
