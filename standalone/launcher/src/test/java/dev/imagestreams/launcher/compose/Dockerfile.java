package dev.imagestreams.launcher.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The instructions of a Dockerfile, continued lines joined. */
record Dockerfile(List<Instruction> instructions) {

    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(\"[^\"]*\"|\\S+)");

    record Instruction(String name, String arguments) {}

    static Dockerfile read(Path file) throws IOException {
        String lines = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.joining("\n"))
                .replaceAll("\\s*\\\\\n\\s*", " ");
        List<Instruction> instructions = new ArrayList<>();
        for (String line : lines.split("\n")) {
            int space = line.indexOf(' ');
            String name = line.substring(0, space).toUpperCase(Locale.ROOT);
            instructions.add(new Instruction(name, line.substring(space + 1).trim()));
        }
        return new Dockerfile(instructions);
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    String only(String name) {
        List<String> found = all(name);
        if (found.size() != 1) {
            throw new IllegalStateException("expected one " + name + ", found " + found);
        }
        return found.get(0);
    }

    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : all("ENV")) {
            Matcher variable = VARIABLE.matcher(line);
            while (variable.find()) {
                variables.put(variable.group(1), variable.group(2).replace("\"", ""));
            }
        }
        return variables;
    }
}
