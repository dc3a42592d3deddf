package dev.imagestreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.launcher.TestStack.Outcome;
import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.gateway.GatewayClient;
import dev.imagestreams.launcher.gateway.GatewayException;
import dev.imagestreams.launcher.gateway.StreamApi;
import dev.imagestreams.launcher.stack.Component;
import dev.imagestreams.model.image.Digest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One command after the other, as a new user gives them. Starting everything takes long, so they share a stack. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneIT {

    private static final Pattern DEMO_STREAM = Pattern.compile("oc describe is (\\S+)");

    private static TestStack test;
    private static String demoStream;

    @BeforeAll
    static void clean() throws Exception {
        test = TestStack.empty("standalone");
    }

    @AfterAll
    static void stop() throws Exception {
        test.close();
    }

    @Test
    @Order(1)
    void beforeAnythingWasStartedStatusSaysWhatToDo() throws Exception {
        Outcome status = test.run("status");

        assertThat(status.status()).isEqualTo(1);
        assertThat(status.output()).contains("start one with \"imagestreams up\"");
    }

    @Test
    @Order(2)
    void aTakenPortIsNamedWithTheVariableThatChoosesAnother() throws Exception {
        int port = Integer.parseInt(test.stack().kafka().split(":")[1]);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(Loopback.HOST))) {
            Outcome up = test.run("up");

            assertThat(up.status()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + taken.getLocalPort() + " for the broker is taken")
                    .contains("IMAGESTREAMS_KAFKA_PORT");
        }
    }

    @Test
    @Order(3)
    void upStartsEverythingAndSaysHowToReachIt(@TempDir Path directory) throws Exception {
        Path users = Files.writeString(directory.resolve("users"), "carols-token,carol,carol,\"team\"\n");

        Outcome up = test.run("up", "--token-file", users.toString());

        assertThat(up.status()).as(up.output()).isZero();
        assertThat(up.output())
                .contains(test.stack().gateway())
                .contains(test.stack().kafka())
                .contains(test.stack().database())
                .contains(test.stack().folder().kubeconfig().toString());
        assertThat(test.run("status").status()).isZero();
    }

    @Test
    @Order(4)
    void theDemoKeepsItsPromises() throws Exception {
        Outcome demo = test.run("demo", "--headless", "--moves", "10");

        assertThat(demo.status()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("push to webhook").contains("12 webhooks, every signature verified");
        Matcher stream = DEMO_STREAM.matcher(demo.output());
        assertThat(stream.find()).isTrue();
        demoStream = stream.group(1);
    }

    @Test
    @Order(5)
    void aUserOfTheTokenFileIsKnownAndAStrangerIsNot() throws Exception {
        new StreamApi(as("carols-token"), "carols").createProject();

        assertThatThrownBy(() -> new StreamApi(as("a-strangers-token"), "strangers").createProject())
                .isInstanceOfSatisfying(GatewayException.class, refused -> assertThat(refused.status())
                        .isEqualTo(401));
    }

    @Test
    @Order(6)
    void afterDownAndUpEverythingIsAsItWas() throws Exception {
        List<Digest> before = new StreamApi(admin(), "demo").history(demoStream, "prod");

        assertThat(test.run("down").status()).isZero();
        for (Component component : test.stack().components()) {
            assertThat(component.process()).isEmpty();
        }
        assertThat(test.run("up").status()).isZero();

        assertThat(new StreamApi(admin(), "demo").history(demoStream, "prod"))
                .hasSize(13)
                .isEqualTo(before);
    }

    @Test
    @Order(7)
    void aSecondUpStartsOnlyWhatIsMissing() throws Exception {
        Component gateway = component("gateway");
        ProcessHandle tagService = component("tag-service").process().orElseThrow();
        gateway.stop();

        Outcome up = test.run("up");

        assertThat(up.status()).isZero();
        assertThat(component("tag-service").process()).contains(tagService);
        assertThat(component("gateway").isReady()).isTrue();
    }

    @Test
    @Order(8)
    void resetDeletesEverythingWhenItIsConfirmed() throws Exception {
        assertThat(test.run("reset").output()).contains("confirm with --yes");
        Path folder = test.stack().folder().root();
        assertThat(folder).exists();

        assertThat(test.run("reset", "--yes").status()).isZero();

        assertThat(folder).doesNotExist();
    }

    private static Component component(String name) throws Exception {
        return test.stack().components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GatewayClient admin() throws Exception {
        return as(test.stack().secrets().token(Users.ADMIN));
    }

    private static GatewayClient as(String token) throws Exception {
        return new GatewayClient(test.stack().gateway(), test.stack().folder(), token);
    }
}
