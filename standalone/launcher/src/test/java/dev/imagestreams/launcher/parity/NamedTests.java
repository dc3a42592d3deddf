package dev.imagestreams.launcher.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules, as their sources name them: a page may point to what another module proves. */
final class NamedTests {

    /** {@code `Class#method`}, and whatever was meant to be that. */
    private static final Pattern REFERENCE = Pattern.compile("`([^`\\s]*)#([^`\\s]*)`");

    private final Map<String, String> sources = new HashMap<>();

    /** @param root folder of all modules, which are one or two levels below */
    static NamedTests below(Path root) throws IOException {
        NamedTests tests = new NamedTests();
        try (Stream<Path> files = Files.walk(root, 3)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                tests.read(pom.resolveSibling("src/test/java"));
            }
        }
        return tests;
    }

    private void read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(this::add);
        }
    }

    private void add(Path file) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            // Two modules may have a test of the same name.
            sources.merge(name, Files.readString(file), String::concat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a page refers to, in its order. */
    static List<String> referredToIn(String page) {
        return REFERENCE
                .matcher(page)
                .results()
                .map(match -> match.group().replace("`", ""))
                .toList();
    }

    /** @param reference {@code Class#method} */
    boolean have(String reference) {
        Matcher parts = REFERENCE.matcher('`' + reference + '`');
        if (!parts.matches()) {
            return false;
        }
        Pattern declared = Pattern.compile("\\b(?:void|boolean)\\s+" + Pattern.quote(parts.group(2)) + "\\(");
        return declared.matcher(sources.getOrDefault(parts.group(1), "")).find();
    }
}
