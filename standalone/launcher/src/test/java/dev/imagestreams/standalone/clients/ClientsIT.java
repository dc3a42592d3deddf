package dev.imagestreams.standalone.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Clients that know nothing of us, on one stack, each in a project of its own. */
class ClientsIT {

    private static TestStack test;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        test = TestStack.empty("clients");
        TestStack.Outcome up = test.run("up");
        assertThat(up.status()).as(up.output()).isZero();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        test.close();
    }

    private static Path kubeconfig() throws IOException {
        return test.stack().folder().kubeconfig();
    }

    @Nested
    class Kubectl extends KubectlCase {
        Kubectl() throws IOException {
            super(kubeconfig());
        }
    }

    @Nested
    class OpenShiftClient extends OpenShiftClientCase {
        OpenShiftClient() throws IOException {
            super(kubeconfig());
        }
    }
}
