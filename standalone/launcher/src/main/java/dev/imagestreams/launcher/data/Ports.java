package dev.imagestreams.launcher.data;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The port of everything that listens. Chosen by environment at the first start and remembered in the data folder, so
 * that later commands find the stack by its folder alone; a variable set later overrules what is remembered.
 */
public final class Ports {

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /** @param remembered file of an earlier run; need not exist */
    public static Ports choose(Map<String, String> environment, Path remembered) throws IOException {
        Properties earlier = new Properties();
        if (Files.exists(remembered)) {
            earlier.load(new StringReader(Files.readString(remembered)));
        }
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String chosen = environment.getOrDefault(
                    port.variable(), earlier.getProperty(port.variable(), String.valueOf(port.standard())));
            numbers.put(port, number(port, chosen));
        }
        return new Ports(numbers);
    }

    public int get(Port port) {
        return numbers.get(port);
    }

    public void remember(Path file) throws IOException {
        String lines = Stream.of(Port.values())
                .map(port -> port.variable() + '=' + get(port) + '\n')
                .collect(Collectors.joining());
        Files.writeString(file, lines);
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new LauncherException(port.variable() + " is \"" + text + "\": set it to a port number from 1 to 65535.");
    }
}
