package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import java.util.List;
import java.util.Map;

/** {@code /v2/<name>/tags/list}, in pages where a client asks for them. */
final class TagEndpoint {

    private TagEndpoint() {}

    static RegistryAnswer answer(String name, Repository repository, RegistryRequest request) {
        String last = request.parameter("last").orElse("");
        int limit = request.parameter("n").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        List<String> remaining = repository.tags().stream()
                .filter(tag -> tag.compareTo(last) > 0)
                .toList();
        List<String> page = remaining.stream().limit(limit).toList();
        RegistryAnswer answer = RegistryAnswer.of(200, "application/json", json(name, page));
        if (page.isEmpty() || page.size() == remaining.size()) {
            return answer;
        }
        String next = "</v2/%s/tags/list?n=%d&last=%s>; rel=\"next\"".formatted(name, limit, page.get(page.size() - 1));
        return answer.withHeader("Link", next);
    }

    private static byte[] json(String name, List<String> tags) {
        try {
            return ModelJson.mapper().writeValueAsBytes(Map.of("name", name, "tags", tags));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }
}
