package org.unisson.local.cli;

import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;

/** {@code unisson down}: stops the stack; the data stays. */
@CommandLine.Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that up started; data stays.")
public final class Down implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        boolean stopped = Stack.stop(Home.ofRepository());
        spec.commandLine().getOut().println(stopped ? "Stopped; the data is kept." : "Unisson was not running.");
        return 0;
    }
}
