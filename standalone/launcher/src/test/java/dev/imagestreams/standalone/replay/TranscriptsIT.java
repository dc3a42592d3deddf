package dev.imagestreams.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.TestStack;
import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.stack.Component;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real {@code oc} asked of a real OpenShift is asked of us, in the same order and in the same world, and our
 * answers must be the same. {@code -Dtranscripts=51,53} judges these only; what came before them is done, unjudged. Every
 * difference stands in {@code target/transcripts.md}.
 */
class TranscriptsIT {

    private static final String ALICES_TOKEN = "alices-token";
    private static final String ADMINS_TOKEN = "admins-token";

    private final Report report = new Report();
    private TestStack test;
    private World world;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        Path users = Files.writeString(
                directory.resolve("users"),
                """
                %s,alice,alice
                %s,system:admin,system:admin,"system:masters"
                """
                        .formatted(ALICES_TOKEN, ADMINS_TOKEN));
        test = TestStack.empty("transcripts");
        world = World.create();
        test.with("IMAGESTREAMS_REGISTRY_INTERNAL_HOST", "127.0.0.1:5001")
                .with("IMAGESTREAMS_TAGS_INTERNAL_REGISTRY", "127.0.0.1:5001")
                .with("IMAGESTREAMS_REGISTRY_EXTERNAL_HOSTS", "registry.peer.example:5001")
                .with("IMAGESTREAMS_IMPORT_SCHEDULE_INTERVAL", "PT5S");
        up("--token-file", users.toString());
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
        test.close();
    }

    @Test
    void ourAnswersAreThoseOfOpenShift() throws Exception {
        List<Transcript> transcripts = Transcript.all();
        Set<String> chosen = chosen(transcripts);
        Replayer replayer = replayer();
        int last = lastOf(transcripts, chosen);

        for (Transcript transcript : transcripts.subList(0, last + 1)) {
            boolean judged = chosen.contains(transcript.number());
            if (transcript.number().equals("74")) {
                restrictRegistries();
            }
            List<Replayed> replayed = replayer.replay(transcript, judged);
            if (judged) {
                report.add(replayed);
            }
        }

        System.out.print(report.summary());
        Files.writeString(
                Path.of(System.getProperty("imagestreams.test.directory"), "transcripts.md"),
                report.summary() + report.differences());
        assertThat(report.differing())
                .as(report.summary() + report.differences())
                .isZero();
    }

    /** As the servers were before transcript 74. */
    private void restrictRegistries() throws Exception {
        String allowed = world.toOurs("http://127.0.0.1:5000,quay.io");
        test.with("IMAGESTREAMS_TAGS_ALLOWED_REGISTRIES", allowed)
                .with("IMAGESTREAMS_GATEWAY_ALLOWED_REGISTRIES", allowed);
        for (Component component : test.stack().components()) {
            if (Set.of("tag-service", "gateway").contains(component.name())) {
                component.stop();
            }
        }
        up();
    }

    private void up(String... options) throws Exception {
        TestStack.Outcome up =
                test.run(Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));
        assertThat(up.status()).as(up.output()).isZero();
    }

    private Replayer replayer() throws IOException {
        Stack stack = test.stack();
        Map<String, String> tokens = Map.of(
                "dev", stack.secrets().token(Users.DEVELOPER),
                "admin", ADMINS_TOKEN,
                "alice", ALICES_TOKEN);
        Identities identities = new Identities();
        Client client = new Client(stack, tokens, world, identities);
        Duration patience = Duration.parse(System.getProperty("transcripts.patience", "PT15S"));
        return new Replayer(client, world, identities, patience);
    }

    private static Set<String> chosen(List<Transcript> transcripts) {
        String wish = System.getProperty("transcripts", "");
        return wish.isEmpty()
                ? transcripts.stream().map(Transcript::number).collect(Collectors.toSet())
                : Set.of(wish.split(","));
    }

    private static int lastOf(List<Transcript> transcripts, Set<String> chosen) {
        int last = -1;
        for (int i = 0; i < transcripts.size(); i++) {
            last = chosen.contains(transcripts.get(i).number()) ? i : last;
        }
        assertThat(last).as("transcripts " + chosen).isNotNegative();
        return last;
    }
}
