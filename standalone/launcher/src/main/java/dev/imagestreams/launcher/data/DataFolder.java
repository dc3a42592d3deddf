package dev.imagestreams.launcher.data;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The one folder in which a stack keeps everything: two folders are two stacks. It names the version of its layout, and
 * a folder of another version, or of somebody else, is left alone.
 */
public final class DataFolder {

    /** Raised when a change of the layout would make an older folder unusable. */
    private static final String VERSION = "1";

    private final Path root;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    public boolean exists() {
        return Files.exists(versionFile());
    }

    /** Makes the folder, or makes sure that it is one of ours. */
    public void open() throws IOException {
        if (!exists()) {
            claim();
        }
        requireVersion();
        Files.createDirectories(root.resolve("logs"));
        Files.createDirectories(root.resolve("run"));
    }

    /** @throws LauncherException if nothing was ever started here */
    public void requireStack() throws IOException {
        if (!exists()) {
            throw new LauncherException("There is no stack in " + root + ": start one with \"imagestreams up\".");
        }
        requireVersion();
    }

    /** Held while the stack is changed, so that two commands do not start everything twice. */
    public FileLock lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new LauncherException(
                    "Another command is changing the stack in " + root + ": wait until it has finished.");
        }
        return lock;
    }

    public void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    public Path log(String component) {
        return root.resolve("logs").resolve(component + ".log");
    }

    public Path processFile(String component) {
        return root.resolve("run").resolve(component + ".pid");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path postgresPrograms() {
        return root.resolve("postgres-programs");
    }

    public Path tls() {
        return root.resolve("tls");
    }

    public Path authority() {
        return tls().resolve("ca.crt");
    }

    public Path kubeconfig() {
        return root.resolve("kubeconfig");
    }

    public Path users() {
        return root.resolve("users.csv");
    }

    Path moreUsers() {
        return root.resolve("more-users.csv");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path ports() {
        return root.resolve("ports.properties");
    }

    private void claim() throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> content = Files.list(root)) {
            if (content.findAny().isPresent()) {
                throw new LauncherException(
                        root + " is not a data folder of Imagestreams: choose an empty one with --data.");
            }
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(versionFile(), VERSION + '\n');
    }

    private void requireVersion() throws IOException {
        String found = Files.readString(versionFile()).strip();
        if (!found.equals(VERSION)) {
            throw new LauncherException(
                    "The data folder " + root + " is of version " + found + " and this program needs " + VERSION
                            + ": use the program that made it, or another folder with --data.");
        }
    }

    private Path versionFile() {
        return root.resolve("version");
    }
}
