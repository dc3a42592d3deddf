package dev.imagestreams.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one of PostgreSQL's programs to its end. PostgreSQL refuses to run as root; root therefore runs it as nobody, in a
 * user namespace, where root's files are still its own.
 */
final class PostgresCommand {

    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private PostgresCommand() {}

    /** @throws IOException with what the program said, if it fails */
    static void run(Path program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            requireUserNamespaces();
            command.addAll(AS_NOBODY);
        }
        command.add(program.toString());
        command.addAll(arguments);
        Outcome outcome = execute(command);
        if (outcome.status != 0) {
            throw new IOException(program.getFileName() + " failed: " + outcome.output.strip());
        }
    }

    private static void requireUserNamespaces() throws IOException, InterruptedException {
        List<String> probe = new ArrayList<>(AS_NOBODY);
        probe.add("true");
        boolean allowed;
        try {
            allowed = execute(probe).status == 0;
        } catch (IOException noUnshare) {
            allowed = false;
        }
        if (!allowed) {
            throw new IOException("PostgreSQL does not run as root and this host forbids the way around it"
                    + " (unshare -U): run this as an ordinary user.");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Output goes to a file, not a pipe: a server left running would keep a pipe open for ever. */
    private static Outcome execute(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            int status = process.waitFor();
            return new Outcome(status, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private record Outcome(int status, String output) {}
}
