package dev.imagestreams.imports.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Results that are too much for one event: without those that say most, whose failure is told in their place. */
final class Shortened {

    private final List<SourceResult> results;

    /** Places of the results, the longest first. */
    private final List<Integer> bySize;

    Shortened(List<SourceResult> results) {
        this.results = List.copyOf(results);
        Map<Integer, Integer> sizes = new HashMap<>();
        IntStream.range(0, results.size()).forEach(i -> sizes.put(i, size(results.get(i))));
        this.bySize = sizes.keySet().stream()
                .sorted(Comparator.<Integer, Integer>comparing(sizes::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** @param count of those that are told as failed; all are if there are no more */
    List<SourceResult> withoutLargest(int count) {
        List<SourceResult> rest = new ArrayList<>(results);
        bySize.stream().limit(count).forEach(place -> rest.set(place, asFailed(results.get(place))));
        return rest;
    }

    private static SourceResult asFailed(SourceResult result) {
        return result.result() instanceof ImportOutcome.Failed
                ? result
                : new SourceResult(
                        result.source(),
                        FailureTexts.tooMuchSaid(result.source().from()).outcome());
    }

    private static int size(SourceResult result) {
        try {
            return ModelJson.mapper().writeValueAsBytes(result).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every record of the model can be written", e);
        }
    }
}
