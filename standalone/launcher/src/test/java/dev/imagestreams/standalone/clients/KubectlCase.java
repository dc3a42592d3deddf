package dev.imagestreams.standalone.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The {@code kubectl} of the machine, as people use it on streams. Where the check runs it has to be there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KubectlCase {

    private static final String STREAM =
            """
            apiVersion: image.openshift.io/v1
            kind: ImageStream
            metadata:
              name: %s
              labels: {color: %s}
            spec:
              tags:
              - name: one
                reference: true
                from: {kind: DockerImage, name: "registry.example/team/app:1"}
            """;

    @TempDir
    static Path directory;

    private final Path kubeconfig;

    KubectlCase(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    @BeforeAll
    void makeProject() throws Exception {
        assumeTrue(isInstalled() || System.getenv("CI") != null, "kubectl is not installed");
        kubectl(
                "create",
                // Nobody patches a request, which is where kubectl looks for the server's validation.
                "--validate=false",
                "-f",
                file(
                        "project.yaml",
                        "apiVersion: project.openshift.io/v1\nkind: ProjectRequest\nmetadata: {name: demo}\n"));
    }

    @Test
    void aManifestIsAppliedComparedAndAppliedAgain() throws Exception {
        String first = file("applied.yaml", STREAM.formatted("applied", "red"));
        String second = file("applied-2.yaml", STREAM.formatted("applied", "blue"));

        assertThat(kubectl("apply", "-f", first)).contains("imagestream.image.openshift.io/applied created");
        Result difference = run(List.of("diff", "-f", second));
        assertThat(difference.status()).as(difference.output()).isEqualTo(1);
        assertThat(difference.output()).contains("-    color: red").contains("+    color: blue");
        assertThat(kubectl("apply", "-f", second)).contains("configured");
        assertThat(kubectl("get", "is", "applied", "-o", "jsonpath={.metadata.labels.color}"))
                .isEqualTo("blue");
    }

    @Test
    void theServerAppliesWhatKubectlAppliedBefore() throws Exception {
        String first = file("server.yaml", STREAM.formatted("served", "red"));
        String second = file("server-2.yaml", STREAM.formatted("served", "blue"));
        kubectl("apply", "-f", first);

        assertThat(kubectl("apply", "--server-side", "-f", second))
                .contains("imagestream.image.openshift.io/served serverside-applied");
        kubectl("label", "is", "served", "color=green", "--overwrite");
        Result conflict = run(List.of("apply", "--server-side", "-f", second));
        assertThat(conflict.status()).as(conflict.output()).isEqualTo(1);
        assertThat(conflict.output())
                .contains("conflict with \"kubectl-label\"")
                .contains(".metadata.labels.color");
        kubectl("apply", "--server-side", "--force-conflicts", "-f", second);
        assertThat(kubectl("get", "is", "served", "-o", "jsonpath={.metadata.labels.color}"))
                .isEqualTo("blue");
    }

    @Test
    void anUnknownFieldIsRefusedBeforeAnythingIsWritten() throws Exception {
        String wrong = file("wrong.yaml", STREAM.formatted("wrong", "red") + "  colour: red\n");

        Result refused = run(List.of("apply", "--validate=strict", "-f", wrong));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("unknown field \"spec.colour\"");
        assertThat(run(List.of("get", "is", "wrong")).output()).contains("NotFound");
    }

    @Test
    void aStreamIsLabelledAnnotatedPatchedEditedAndWaitedFor() throws Exception {
        kubectl("apply", "-f", file("edited.yaml", STREAM.formatted("edited", "red")));

        assertThat(kubectl("label", "is/edited", "size=big")).contains("labeled");
        assertThat(kubectl("annotate", "is/edited", "note=hello")).contains("annotated");
        kubectl("patch", "is", "edited", "--type=merge", "-p", "{\"spec\":{\"lookupPolicy\":{\"local\":true}}}");
        kubectl(
                "patch",
                "is",
                "edited",
                "--type=json",
                "-p",
                "[{\"op\":\"add\",\"path\":\"/metadata/labels/json\",\"value\":\"yes\"}]");
        assertThat(kubectl("wait", "is/edited", "--for=jsonpath={.spec.lookupPolicy.local}=true", "--timeout=5s"))
                .contains("condition met");
        assertThat(edit("s/size: big/size: small/", "is", "edited")).contains("edited");
        assertThat(kubectl("get", "is", "edited", "-o", "jsonpath={.metadata.labels}"))
                .contains("\"size\":\"small\"")
                .contains("\"json\":\"yes\"");
        assertThat(kubectl("get", "is", "-l", "size=small", "-o", "name"))
                .contains("imagestream.image.openshift.io/edited");
    }

    @Test
    void theFieldsOfAStreamAreExplained() throws Exception {
        assertThat(kubectl("explain", "imagestream.spec.tags"))
                .contains("referencePolicy")
                .contains("importPolicy");
    }

    @Test
    void aWatchTellsWhatHappensAfterTheList() throws Exception {
        kubectl("apply", "-f", file("watched.yaml", STREAM.formatted("watched", "red")));
        Process watch = start(List.of("get", "is", "watched", "--watch", "--no-headers", "--show-labels"));
        try {
            // The first line is the list; what is changed after it is told.
            String listed = watch.inputReader(UTF_8).readLine();
            kubectl("label", "is/watched", "moved=yes");
            String told = watch.inputReader(UTF_8).readLine();

            assertThat(listed).contains("color=red").doesNotContain("moved=yes");
            assertThat(told).contains("moved=yes");
        } finally {
            watch.destroy();
        }
    }

    @Test
    void aDeletedStreamIsGone() throws Exception {
        kubectl("apply", "-f", file("short.yaml", STREAM.formatted("short", "red")));

        assertThat(kubectl("delete", "is", "short")).contains("deleted");
        assertThat(run(List.of("get", "is", "short")).output()).contains("NotFound");
    }

    private String edit(String script, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("edit"));
        command.addAll(List.of(words));
        ProcessBuilder editing = builder(command);
        editing.environment().put("KUBE_EDITOR", "sed -i '" + script + "'");
        return finish(editing.start()).output();
    }

    private String kubectl(String... words) throws Exception {
        Result result = run(List.of(words));
        assertThat(result.status()).as(result.output()).isZero();
        return result.output();
    }

    private Result run(List<String> words) throws Exception {
        return finish(start(words));
    }

    private Process start(List<String> words) throws IOException {
        return builder(words).start();
    }

    private ProcessBuilder builder(List<String> words) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(words);
        command.addAll(List.of("--namespace", "demo"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        // Its caches stay out of the home of whoever runs the tests.
        builder.environment().put("HOME", directory.toString());
        return builder;
    }

    private static Result finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private record Result(int status, String output) {}
}
