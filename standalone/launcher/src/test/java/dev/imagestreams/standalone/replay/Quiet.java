package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits until the imports that a step caused are over. Whoever types commands gives the server that time, and the
 * transcripts were made by somebody who typed.
 */
final class Quiet {

    private static final Pattern NAMESPACE = Pattern.compile("/namespaces/([^/?]+)/imagestream");
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Client client;
    private final Duration patience;

    Quiet(Client client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    void after(Step step) throws IOException, InterruptedException {
        for (Exchange exchange : step.exchanges()) {
            Matcher namespace = NAMESPACE.matcher(exchange.path());
            if (!exchange.isRead() && namespace.find()) {
                await(namespace.group(1));
            }
        }
    }

    private void await(String namespace) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isImporting(namespace) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean isImporting(String namespace) throws IOException, InterruptedException {
        JsonNode streams = client.look("/apis/image.openshift.io/v1/namespaces/" + namespace + "/imagestreams");
        for (JsonNode stream : streams.path("items")) {
            for (JsonNode tag : stream.at("/spec/tags")) {
                if (isImported(tag)
                        && reached(stream, tag.path("name").asText())
                                < tag.path("generation").asLong()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isImported(JsonNode tag) {
        return tag.at("/from/kind").asText().equals("DockerImage")
                && !tag.path("reference").asBoolean();
    }

    /** The newest generation of the spec tag of which the status tells, by an image or by a failure. */
    private static long reached(JsonNode stream, String tag) {
        long generation = 0;
        for (JsonNode each : stream.at("/status/tags")) {
            if (each.path("tag").asText().equals(tag)) {
                generation = Math.max(generation, each.at("/items/0/generation").asLong());
                for (JsonNode condition : each.path("conditions")) {
                    generation =
                            Math.max(generation, condition.path("generation").asLong());
                }
            }
        }
        return generation;
    }
}
