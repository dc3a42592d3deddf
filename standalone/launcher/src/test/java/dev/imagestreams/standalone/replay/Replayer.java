package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the exchanges of transcripts one after the other. What is read may come true a little later, because imports go on
 * in the background: it is asked again until it is as expected, or patience ends. What is written is sent once.
 */
final class Replayer {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Client client;
    private final World world;
    private final Identities identities;
    private final Duration patience;
    private final Quiet quiet;
    private long lastWrite = System.nanoTime();

    Replayer(Client client, World world, Identities identities, Duration patience) {
        this.client = client;
        this.world = world;
        this.identities = identities;
        this.patience = patience;
        this.quiet = new Quiet(client, patience);
    }

    /** @param judged whether the answers matter, or only what they leave behind */
    List<Replayed> replay(Transcript transcript, boolean judged) throws IOException, InterruptedException {
        List<Replayed> replayed = new ArrayList<>();
        for (Step step : transcript.steps()) {
            if (world.perform(step.command())) {
                lastWrite = System.nanoTime();
            }
            for (Exchange exchange : step.exchanges()) {
                Optional<String> reason = Applicability.reasonAgainst(transcript, step, exchange);
                if (reason.filter(Applicability::isSent).isPresent()) {
                    replay(step, exchange, false);
                }
                List<Difference> differences = reason.isPresent() ? List.of() : replay(step, exchange, judged);
                replayed.add(new Replayed(transcript, step, exchange, reason.orElse(null), differences));
            }
            quiet.after(step);
        }
        return replayed;
    }

    private List<Difference> replay(Step step, Exchange exchange, boolean judged)
            throws IOException, InterruptedException {
        if (!exchange.isRead()) {
            lastWrite = System.nanoTime();
        }
        boolean repeated = judged && exchange.isRead() && !exchange.isWatch();
        while (true) {
            Answer answer = exchange.isWatch()
                    ? client.watch(step.sender(), exchange, patience(step, exchange))
                    : client.send(step.sender(), exchange);
            List<Difference> differences = differences(exchange, answer);
            if (differences.isEmpty() || !repeated || System.nanoTime() - lastWrite > patience.toNanos()) {
                return differences;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Where no event came, the client had been told how long to stay for one; nobody stays longer here. */
    private Duration patience(Step step, Exchange watch) {
        return watch.events().isEmpty() ? step.timeout().orElse(patience) : patience;
    }

    private List<Difference> differences(Exchange exchange, Answer answer) {
        List<Difference> differences = new ArrayList<>();
        if (exchange.status() != null && exchange.status() != answer.status()) {
            differences.add(
                    new Difference("status", exchange.status().toString(), answer.status() + " " + answer.body()));
            return differences;
        }
        if (exchange.isWatch()) {
            JsonNode expected = ModelJson.mapper().createArrayNode().addAll(exchange.events());
            compare(expected, events(answer.body()), exchange, differences);
        } else if (exchange.answer() != null) {
            compare(
                    exchange.answer(),
                    exchange.answer().isTextual() ? text(answer.body()) : json(answer.body()),
                    exchange,
                    differences);
        }
        return differences;
    }

    private void compare(JsonNode expected, JsonNode actual, Exchange exchange, List<Difference> differences) {
        identities.learn(expected, actual);
        differences.addAll(Comparison.of(expected, actual, exchange.cutAt(), identities));
    }

    private static JsonNode text(String body) {
        return TextNode.valueOf(body.strip());
    }

    private static JsonNode json(String body) {
        try {
            // Else a text that begins with a number would be that number.
            return body.startsWith("{") || body.startsWith("[")
                    ? ModelJson.mapper().readTree(body)
                    : TextNode.valueOf(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private static JsonNode events(String body) {
        ArrayNode events = ModelJson.mapper().createArrayNode();
        try (MappingIterator<JsonNode> lines =
                ModelJson.mapper().readerFor(JsonNode.class).readValues(body)) {
            lines.forEachRemaining(events::add);
        } catch (IOException | RuntimeException e) {
            events.add(body);
        }
        return events;
    }
}
