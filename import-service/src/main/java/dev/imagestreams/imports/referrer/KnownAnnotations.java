package dev.imagestreams.imports.referrer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which annotations of a referrer are noted: those of known families, so many and so long; anybody can write others. */
final class KnownAnnotations {

    private static final List<String> FAMILIES = List.of(
            "org.opencontainers.image.",
            "org.opencontainers.artifact.",
            "dev.sigstore.",
            "io.cncf.notary.",
            "in-toto.io/",
            "vnd.docker.reference.");
    private static final int MAX = 20;
    private static final int MAX_NAME = 128;
    private static final int MAX_VALUE = 512;

    private KnownAnnotations() {}

    static Map<String, String> of(Map<String, String> annotations) {
        return annotations.entrySet().stream()
                .filter(annotation -> annotation.getKey().length() <= MAX_NAME
                        && annotation.getValue().length() <= MAX_VALUE
                        && FAMILIES.stream().anyMatch(annotation.getKey()::startsWith))
                .sorted(Map.Entry.comparingByKey())
                .limit(MAX)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
