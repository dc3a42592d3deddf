package dev.imagestreams.gateway.api.resource;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The query parameters of a request. */
public record Parameters(MultivaluedMap<String, String> values) {

    /** The parameter's first value; an empty one counts as none. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.getFirst(name)).filter(value -> !value.isEmpty());
    }

    /** All of them but these. */
    public MultivaluedMap<String, String> without(String... names) {
        MultivaluedMap<String, String> rest = new MultivaluedHashMap<>();
        rest.putAll(values);
        Arrays.asList(names).forEach(rest::remove);
        return rest;
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
