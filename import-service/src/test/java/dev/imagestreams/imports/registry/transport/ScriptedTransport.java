package dev.imagestreams.imports.registry.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers what a test has written down, in order, and remembers what it was asked. */
public final class ScriptedTransport implements RegistryTransport {

    private interface Step {
        RegistryResponse take() throws RegistryException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<RegistryRequest> requests = new ArrayList<>();

    public ScriptedTransport answer(int status, Map<String, List<String>> headers, String body) {
        steps.add(() -> new RegistryResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public ScriptedTransport answer(int status) {
        return answer(status, Map.of(), "");
    }

    public ScriptedTransport fail(RegistryException.Kind kind) {
        steps.add(() -> {
            throw new RegistryException(kind, "as written");
        });
        return this;
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        requests.add(request);
        if (steps.isEmpty()) {
            throw new AssertionError("not expected: " + request);
        }
        return steps.remove().take();
    }

    public List<RegistryRequest> requests() {
        return requests;
    }

    /** A request for nothing in particular. */
    public static RegistryRequest request(String uri, boolean insecure) {
        URI parsed = URI.create(uri);
        return new RegistryRequest(
                RegistryAddress.named(parsed.getAuthority()),
                RegistryRequest.Method.GET,
                parsed,
                null,
                null,
                null,
                1024,
                insecure);
    }
}
