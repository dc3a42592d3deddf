package dev.imagestreams.standalone.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of all exchanges, for people: counts, and every difference with its place. */
final class Report {

    private final List<Replayed> all = new ArrayList<>();

    void add(List<Replayed> replayed) {
        all.addAll(replayed);
    }

    long differing() {
        return all.stream().filter(Replayed::differs).count();
    }

    String summary() {
        long transcripts = all.stream()
                .map(Replayed::transcript)
                .filter(transcript -> transcript.unseen() == null)
                .distinct()
                .count();
        long notApplicable =
                all.stream().filter(each -> each.notApplicable() != null).count();
        StringBuilder text =
                new StringBuilder("%d transcripts: %d exchanges replayed, %d equal, %d different%n%d not applicable:%n"
                        .formatted(
                                transcripts,
                                all.size() - notApplicable,
                                all.stream().filter(Replayed::isEqual).count(),
                                differing(),
                                notApplicable));
        Map<String, Integer> reasons = new TreeMap<>();
        all.stream()
                .filter(each -> each.notApplicable() != null)
                .forEach(each -> reasons.merge(each.notApplicable(), 1, Integer::sum));
        reasons.forEach((reason, count) -> text.append("  %4d %s%n".formatted(count, reason)));
        return text.toString();
    }

    /** By transcript and step. */
    String differences() {
        Map<String, List<Replayed>> byTranscript = new LinkedHashMap<>();
        for (Replayed each : all) {
            if (each.differs()) {
                byTranscript
                        .computeIfAbsent(each.transcript().name(), name -> new ArrayList<>())
                        .add(each);
            }
        }
        StringBuilder text = new StringBuilder();
        byTranscript.forEach((transcript, differing) -> {
            text.append("%n## %s (%d)%n".formatted(transcript, differing.size()));
            differing.forEach(each -> describe(each, text));
        });
        return text.toString();
    }

    private static void describe(Replayed each, StringBuilder text) {
        text.append("%n(%s)$ %s%n  %s%n"
                .formatted(
                        each.step().user(),
                        each.step().command().lines().findFirst().orElse(""),
                        each.exchange().title()));
        each.differences()
                .forEach(difference -> text.append("    ").append(difference).append('\n'));
    }
}
