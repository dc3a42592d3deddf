package dev.imagestreams.standalone.replay;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registries of the transcripts, on free ports: an open one, and one for bob. An address that was
 * {@code 127.0.0.1:5000} there is another here, so that texts are translated on their way in and out.
 */
final class World implements AutoCloseable {

    static final Credentials BOB = new Credentials("bob", "hunter2");

    private static final String OPEN = "127.0.0.1:5000";
    private static final String PROTECTED = "127.0.0.1:5002";
    private static final String NOBODY = "127.0.0.1:5999";
    private static final Pattern COPY = Pattern.compile(
            "skopeo copy .*docker://" + OPEN + "/peer/hello:(v\\d) docker://" + OPEN + "/(\\S+):(\\S+)");

    private final RegistryServer open;
    private final RegistryServer closed;
    private final ImagePusher pusher;
    private final Map<String, String> addresses;

    private World(RegistryServer open, RegistryServer closed) {
        this.open = open;
        this.closed = closed;
        this.pusher = new ImagePusher(open.address());
        this.addresses = Map.of(
                OPEN, open.address(),
                PROTECTED, closed.address(),
                NOBODY, Loopback.address(Loopback.freePort()));
    }

    static World create() throws IOException, InterruptedException {
        World world = new World(RegistryServer.start(), RegistryServer.startProtected(BOB));
        world.push();
        return world;
    }

    /** A command that moves a tag in the open registry is done; any other is left alone. */
    boolean perform(String command) throws IOException, InterruptedException {
        Matcher copy = COPY.matcher(command);
        if (!copy.matches()) {
            return false;
        }
        pusher.push(hello(copy.group(1)), copy.group(2), copy.group(3));
        return true;
    }

    /** A text of the transcripts as it has to be said here. */
    String toOurs(String text) {
        String ours = text;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            ours = ours.replace(address.getKey(), address.getValue());
        }
        return ours;
    }

    /** A text from here as the transcripts would say it. */
    String toTheirs(String text) {
        String theirs = text;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            theirs = theirs.replace(address.getValue(), address.getKey());
        }
        return theirs;
    }

    @Override
    public void close() throws IOException {
        open.close();
        closed.close();
    }

    private void push() throws IOException, InterruptedException {
        for (String version : List.of("v1", "v2", "v3")) {
            pusher.push(hello(version), "peer/hello", version);
        }
        pusher.push(hello("v2"), "peer/hello", "latest");
        pusher.push(TranscriptImages.image(TranscriptImages.Family.OCI, "v1", "amd64"), "peer/hello-oci", "v1");
        pusher.push(multi(TranscriptImages.Family.DOCKER, "m1", "amd64", "arm64", "s390x"), "peer/multi", "v1");
        pusher.push(multi(TranscriptImages.Family.OCI, "m1", "amd64", "arm64", "s390x"), "peer/multi-oci", "v1");
        pusher.push(multi(TranscriptImages.Family.DOCKER, "m2", "amd64", "arm64"), "peer/multi", "v2");
        new ImagePusher(closed.address(), BOB).push(hello("v1"), "secret/hello", "v1");
        for (Map.Entry<String, Integer> many :
                new TreeMap<>(Map.of("many10", 10, "many50", 50, "many60", 60)).entrySet()) {
            for (int i = 0; i < many.getValue(); i++) {
                String tag = "t%02d".formatted(i);
                pusher.push(hello(tag), "peer/" + many.getKey(), tag);
            }
        }
    }

    private static SampleImage hello(String version) {
        return TranscriptImages.image(TranscriptImages.Family.DOCKER, version, "amd64");
    }

    private static SampleIndex multi(TranscriptImages.Family family, String version, String... architectures) {
        return TranscriptImages.index(family, version, architectures);
    }
}
