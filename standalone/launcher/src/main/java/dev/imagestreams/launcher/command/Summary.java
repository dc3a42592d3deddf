package dev.imagestreams.launcher.command;

import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** How to reach a stack that is up, and what to do with it. */
final class Summary {

    private Summary() {}

    /** How to reach everything. */
    static void print(PrintStream out, Stack stack, Duration took) throws IOException {
        String topics = String.join(
                " ",
                EventTopics.names().stream()
                        .filter(name -> !name.endsWith(".dead-letter"))
                        .toList());
        out.printf(
                """

                Imagestreams is up, after %.1f s.

                   Gateway      %s
                   Kubeconfig   %s
                   Users        developer   %s
                                admin       %s
                   Kafka        %s
                   Topics       %s
                                each with its .dead-letter
                   Database     %s
                   Data, logs   %s
                """,
                took.toMillis() / 1000.0,
                stack.gateway(),
                stack.folder().kubeconfig(),
                stack.secrets().token(Users.DEVELOPER),
                stack.secrets().token(Users.ADMIN),
                stack.kafka(),
                topics,
                stack.database(),
                stack.folder().root());
        out.flush();
    }

    /** What to do with a stack that has just come up. */
    static void printNext(PrintStream out) {
        out.print(
                """

                Next:

                   ./imagestreams demo              see the main job done
                   eval "$(./imagestreams env)"     then oc, kubectl, curl and psql know their way
                   ./imagestreams down              stop; all data stays
                """);
        out.flush();
    }
}
