package dev.imagestreams.embedded.kafka;

import java.nio.file.Path;

/**
 * The broker as a process of its own: {@code BrokerMain <directory> <port> <controller port>}. SIGTERM stops it cleanly;
 * after SIGKILL the next start recovers.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: BrokerMain <directory> <port> <controller port>");
            System.exit(2);
        }
        BrokerSettings settings = new BrokerSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Broker broker = Broker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        broker.awaitStop();
    }
}
