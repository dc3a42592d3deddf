package dev.imagestreams.gateway.hook;

import dev.imagestreams.model.api.UnannouncedMove;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about one source, and what to think of it.
 *
 * @param lastHeard empty when it never was
 * @param silentSince while it is silent for longer than is expected of it
 * @param missed moves in its registries that it has not told of, the last first
 */
record Hearing(Optional<Instant> lastHeard, Optional<Instant> silentSince, List<UnannouncedMove> missed) {

    /** A condition without its time. */
    record Verdict(String status, String reason, String message) {}

    Hearing {
        missed = List.copyOf(missed);
    }

    /** @param moves of all registries, the last first */
    static List<UnannouncedMove> concerning(List<String> registries, List<UnannouncedMove> moves) {
        return moves.stream()
                .filter(move -> registries.stream().anyMatch(registry -> covers(registry, move.repository())))
                .toList();
    }

    /** Since when it has been as it is, as far as that is known. */
    Optional<Instant> since() {
        Optional<Instant> found =
                missed.isEmpty() ? Optional.empty() : Optional.of(missed.get(0).found());
        return silentSince.or(() -> lastHeard).or(() -> found);
    }

    Verdict verdict() {
        if (silentSince.isPresent()) {
            return new Verdict("False", "Silent", "It is silent for longer than is expected of it." + missedText());
        }
        boolean missedSince = !missed.isEmpty()
                && lastHeard
                        .filter(heard -> heard.isAfter(missed.get(0).found()))
                        .isEmpty();
        if (missedSince) {
            return new Verdict("False", "MovesMissed", missedText().strip());
        }
        if (lastHeard.isEmpty()) {
            return new Verdict("Unknown", "NothingHeard", "It was never heard.");
        }
        return missed.isEmpty()
                ? new Verdict("True", "Speaking", "Nothing is known that it has not told of.")
                : new Verdict("True", "SomeMissed", missedText().strip());
    }

    private String missedText() {
        if (missed.isEmpty()) {
            return "";
        }
        UnannouncedMove last = missed.get(0);
        return " It has not told of %d tag%s that moved within a week, last of %s:%s."
                .formatted(missed.size(), missed.size() == 1 ? "" : "s", last.repository(), last.tag());
    }

    private static boolean covers(String registry, String repository) {
        String known = registry.toLowerCase(Locale.ROOT);
        String hub = known.equals("index.docker.io") ? "docker.io" : known;
        return repository.startsWith(hub + '/');
    }
}
