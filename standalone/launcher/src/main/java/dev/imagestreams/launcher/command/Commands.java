package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The words of the command line. What a person can put right is told in one sentence, without a stack trace. */
@Command(
        name = "imagestreams",
        description = "Image streams on one machine: a real broker, a real database and the four services.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            EnvCommand.class,
            ResetCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Ports are chosen by environment (defaults in brackets): IMAGESTREAMS_GATEWAY_PORT [8443],",
            "IMAGESTREAMS_IMPORT_PORT [8081], IMAGESTREAMS_TAG_PORT [8082], IMAGESTREAMS_TRIGGER_PORT [8083],",
            "IMAGESTREAMS_KAFKA_PORT [9092], IMAGESTREAMS_KAFKA_CONTROLLER_PORT [9093],",
            "IMAGESTREAMS_DATABASE_PORT [15432]. With those and --data, two stacks fit on one machine."
        })
public final class Commands {

    private Commands() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            command.getErr().flush();
            return 1;
        });
        return line.execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    private static String sentence(Exception failure) {
        if (failure instanceof LauncherException || failure instanceof IOException) {
            return String.valueOf(failure.getMessage());
        }
        return "This should not have happened: " + failure;
    }
}
