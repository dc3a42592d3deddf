package dev.imagestreams.triggers.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.crash.Traffic.Published;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a receiver was told, held against what was published. It refused some requests, as receivers do, so that deliveries
 * are under way in every state when the process dies.
 */
final class Told {

    private static final int REFUSED_EACH = 7;

    private final Map<String, Published> published;
    private final List<Received> requests;

    Told(List<Published> published, Receiver receiver) {
        this.published =
                published.stream().collect(Collectors.toMap(one -> one.event().toString(), Function.identity()));
        this.requests = receiver.received();
    }

    /** A receiver that refuses every seventh request. */
    static Receiver receiver() {
        return Receiver.answering(number -> Receiver.Reply.of(isAccepted(number) ? 200 : 500));
    }

    /** The ids of what the receiver has taken. */
    Set<String> accepted() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            if (isAccepted(i + 1)) {
                ids.add(id(requests.get(i)));
            }
        }
        return ids;
    }

    void isEverything() {
        assertThat(accepted()).containsExactlyInAnyOrderElementsOf(published.keySet());
    }

    /** Whatever happened between two attempts, they say the same under the same id, and prove it. */
    void saysTheSameOnEveryAttempt(String secret) {
        Map<String, List<Received>> byId = requests.stream().collect(Collectors.groupingBy(Told::id));
        assertThat(byId).allSatisfy((id, attempts) -> {
            assertThat(attempts)
                    .extracting(Received::text)
                    .containsOnly(attempts.get(0).text());
            assertThat(attempts.get(0).text()).contains("\"id\":\"" + id + '"');
            assertThat(attempts)
                    .extracting(attempt -> Integer.valueOf(attempt.header("x-imagestreams-attempt")))
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
        assertThat(requests).allSatisfy(request -> request.verify(secret));
    }

    /** Nothing of a stream is sent before everything older of it was taken. */
    void isInStrictOrder() {
        Map<String, List<String>> expected = published.values().stream()
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .collect(Collectors.groupingBy(
                        one -> one.stream().toString(),
                        TreeMap::new,
                        Collectors.mapping(one -> one.event().toString(), Collectors.toList())));
        Map<String, Integer> taken = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            String id = id(requests.get(i));
            String stream = published.get(id).stream().toString();
            int place = expected.get(stream).indexOf(id);
            int before = taken.getOrDefault(stream, 0);
            assertThat(place)
                    .as("request %d: the %d. change of %s", i, place, stream)
                    .isBetween(before - 1, before);
            if (isAccepted(i + 1)) {
                taken.put(stream, place + 1);
            }
        }
    }

    /** No tag goes back, and the newest of each is taken. */
    void endsWithTheNewestOfEachTag() {
        Map<String, List<Long>> told = new TreeMap<>();
        for (Received request : requests) {
            Published change = published.get(id(request));
            told.computeIfAbsent(change.tagKey(), same -> new ArrayList<>()).add(change.sequence());
        }
        Map<String, Published> newest = published.values().stream()
                .collect(Collectors.toMap(
                        Published::tagKey,
                        Function.identity(),
                        (one, other) -> one.sequence() > other.sequence() ? one : other));
        assertThat(told).allSatisfy((tag, sequences) -> assertThat(sequences).isSorted());
        assertThat(accepted())
                .containsAll(newest.values().stream()
                        .map(one -> one.event().toString())
                        .toList());
    }

    private static boolean isAccepted(int number) {
        return number % REFUSED_EACH != 0;
    }

    private static String id(Received request) {
        return request.header("webhook-id");
    }
}
