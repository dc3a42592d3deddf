package dev.imagestreams.gateway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * What few tests need and what does not touch the others of them, in one profile, because each profile starts the gateway
 * once more: sources of hooks, the registries that imports may be from, and watches that soon have too much to remember.
 */
public final class RareSettings implements QuarkusTestProfile {

    /** Of every source of hooks. */
    public static final String SECRET = "only the sender and we know";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("imagestreams.gateway.allowed-registries", "quay.io");
        settings.put("imagestreams.watch.window", "20");
        settings.put("imagestreams.watch.buffer", "16K");
        settings.put("imagestreams.watch.stalled-after", "PT2S");
        source(settings, "cncf", Map.of("sender", "distribution", "registries", "registry.example:5000"));
        source(settings, "hub", Map.of("sender", "docker-hub", "registries", "docker.io"));
        source(
                settings,
                "github",
                Map.of(
                        "sender",
                        "github",
                        "registries",
                        "ghcr.io",
                        "secret",
                        "the secret of yesterday",
                        "other-secret",
                        SECRET));
        source(settings, "acr", Map.of("sender", "acr", "registries", "acme.azurecr.io"));
        source(
                settings,
                "quiet",
                Map.of("sender", "distribution", "registries", "quiet.example", "expected-silence", "PT3S"));
        return settings;
    }

    private static void source(Map<String, String> settings, String name, Map<String, String> source) {
        settings.put(key(name, "secret"), SECRET);
        source.forEach((key, value) -> settings.put(key(name, key), value));
    }

    private static String key(String source, String key) {
        return "imagestreams.hook.sources." + source + '.' + key;
    }
}
