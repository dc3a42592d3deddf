package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.stack.LauncherEnvironment;
import dev.imagestreams.launcher.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "env", description = "Print shell assignments: eval \"$(./imagestreams env)\".")
final class EnvCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        Stack stack = options.existingStack();
        assign(LauncherEnvironment.GATEWAY, stack.gateway());
        assign(LauncherEnvironment.AUTHORITY, stack.folder().authority().toString());
        assign(LauncherEnvironment.TOKEN, stack.secrets().token(Users.DEVELOPER));
        assign(LauncherEnvironment.KAFKA, stack.kafka());
        assign(LauncherEnvironment.DATABASE, stack.database());
        assign("KUBECONFIG", stack.folder().kubeconfig().toString());
        return 0;
    }

    /** Single quotes let nothing through but themselves. */
    private static void assign(String name, String value) {
        System.out.println("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
