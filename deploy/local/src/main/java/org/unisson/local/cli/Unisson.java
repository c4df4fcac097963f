package org.unisson.local.cli;

import java.util.ServiceLoader;
import org.unisson.local.stack.StackException;
import picocli.CommandLine;

/** The launcher behind the {@code unisson} script. */
@CommandLine.Command(
        name = "unisson",
        mixinStandardHelpOptions = true,
        version = "Unisson 1.0.0",
        description = "One retailer, every channel, one truth.",
        synopsisSubcommandLabel = "COMMAND")
public final class Unisson implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Unisson());
        ServiceLoader.load(Command.class).forEach(commandLine::addSubcommand);
        commandLine.setExecutionExceptionHandler(Unisson::explain);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A failure that has an explanation is told by it; only the unexpected shows where it came from. */
    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof StackException) {
            commandLine.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
