package org.unisson.local.cli;

import java.io.PrintWriter;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;

/** {@code unisson train}: makes the services of this build start faster. */
@CommandLine.Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Starts the services once and records what they load, so that they start with half the work. Part of a build.")
public final class Train implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack.train(Home.ofRepository(), line -> {
            out.println("  " + line);
            out.flush();
        });
        return 0;
    }
}
