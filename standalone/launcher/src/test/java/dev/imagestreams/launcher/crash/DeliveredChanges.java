package dev.imagestreams.launcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.webhook.Webhook;
import dev.imagestreams.model.image.Digest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What webhooks told: one change per id, however often each arrived. */
final class DeliveredChanges {

    private final Map<String, List<Webhook>> byId;

    DeliveredChanges(List<Webhook> received) {
        this.byId = received.stream().collect(Collectors.groupingBy(Webhook::id));
    }

    int count() {
        return byId.size();
    }

    /** The same id always says the same. */
    void everyRepetitionIsIdentical() {
        assertThat(byId)
                .allSatisfy((id, webhooks) ->
                        assertThat(webhooks).as("webhooks with id " + id).allMatch(webhooks.get(0)::saysTheSameAs));
    }

    /** What each stream's tag pointed to, oldest first, as far as webhooks told. */
    Map<String, List<Digest>> histories() {
        Collection<Webhook> once =
                byId.values().stream().map(webhooks -> webhooks.get(0)).toList();
        return once.stream()
                .sorted(Comparator.comparing(Webhook::sequence))
                .collect(Collectors.groupingBy(
                        Webhook::stream,
                        TreeMap::new,
                        Collectors.mapping(webhook -> webhook.image().orElseThrow(), Collectors.toList())));
    }
}
