package dev.imagestreams.gateway.api.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of {@link AggregatedDiscovery} a client accepts. The answer names it in its content type; a client that does
 * not see it there reads the older form.
 *
 * @param version of {@code apidiscovery.k8s.io}
 */
record AggregatedForm(String version) {

    private static final String GROUP = "apidiscovery.k8s.io";
    private static final String KIND = "APIGroupDiscoveryList";

    /** The first of the accepted types that is one of the two forms, if that is this one. */
    static Optional<AggregatedForm> in(@Nullable String accept) {
        return Stream.of(accept == null ? "" : accept)
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(clause -> Arrays.asList(clause.replace(" ", "").split(";")))
                .filter(clause -> !clause.isEmpty() && clause.get(0).equals("application/json"))
                .filter(clause ->
                        !clause.contains("as=" + KIND) || version(clause).isPresent())
                .findFirst()
                .filter(clause -> clause.contains("as=" + KIND))
                .flatMap(AggregatedForm::version)
                .map(AggregatedForm::new);
    }

    String mediaType() {
        return "application/json;g=" + GROUP + ";v=" + version + ";as=" + KIND;
    }

    private static Optional<String> version(List<String> clause) {
        return Stream.of("v2", "v2beta1")
                .filter(version -> clause.contains("v=" + version) && clause.contains("g=" + GROUP))
                .findFirst();
    }
}
