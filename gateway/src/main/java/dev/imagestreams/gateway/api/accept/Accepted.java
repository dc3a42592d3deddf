package dev.imagestreams.gateway.api.accept;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first form of an answer in a client's order of preference that we speak.
 *
 * @param yaml instead of JSON
 * @param as what is to become of the object
 * @param version of {@code meta.k8s.io}, for what is not the whole object
 */
public record Accepted(boolean yaml, As as, String version) {

    /** What is offered when nothing is accepted. */
    public static final List<String> OFFERED = List.of("application/json", "application/yaml");

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String GROUP = "meta.k8s.io";
    private static final int MOST_CLAUSES = 64;

    /** What is to become of an object. */
    public enum As {
        WHOLE,
        TABLE,
        METADATA
    }

    /** Empty if there is none. */
    public static Optional<Accepted> of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(new Accepted(false, As.WHOLE, ""));
        }
        return Stream.of(header.split(",", MOST_CLAUSES))
                .map(Clause::parse)
                .sorted(Comparator.comparingDouble(Clause::quality).reversed())
                .filter(clause -> clause.quality() > 0)
                .map(Clause::accepted)
                .flatMap(Optional::stream)
                .findFirst();
    }

    public String mediaType() {
        return yaml ? YAML : JSON;
    }

    private record Clause(String type, Map<String, String> parameters) {

        static Clause parse(String text) {
            String[] parts = text.split(";");
            Map<String, String> parameters = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] sides = parts[i].split("=", 2);
                parameters.put(sides[0].trim(), sides.length == 2 ? sides[1].trim() : "");
            }
            return new Clause(parts.length == 0 ? "" : parts[0].trim().toLowerCase(Locale.ROOT), parameters);
        }

        double quality() {
            try {
                return Double.parseDouble(parameters.getOrDefault("q", "1"));
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        Optional<Accepted> accepted() {
            boolean any = type.equals("*/*") || type.equals("application/*");
            if (!any && !type.equals(JSON) && !type.equals(YAML)) {
                return Optional.empty();
            }
            String as = parameters.getOrDefault("as", "");
            String version = parameters.getOrDefault("v", "");
            boolean known = GROUP.equals(parameters.get("g")) && (version.equals("v1") || version.equals("v1beta1"));
            return switch (as) {
                case "" -> Optional.of(new Accepted(type.equals(YAML), As.WHOLE, ""));
                case "Table" ->
                    known ? Optional.of(new Accepted(type.equals(YAML), As.TABLE, version)) : Optional.empty();
                case "PartialObjectMetadata", "PartialObjectMetadataList" ->
                    known ? Optional.of(new Accepted(type.equals(YAML), As.METADATA, version)) : Optional.empty();
                default -> Optional.empty();
            };
        }
    }
}
