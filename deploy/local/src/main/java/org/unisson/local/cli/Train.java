package org.unisson.local.cli;

import java.io.PrintWriter;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;

/** {@code unisson train}: makes the services start faster from now on. */
@CommandLine.Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Records how the services start, so that they start in half the time; again after each build.")
public final class Train implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean trained = Stack.train(Home.ofRepository(), line -> {
            out.println("  " + line);
            out.flush();
        });
        out.println(trained ? "Recorded." : "Nothing to record: that needs Java 25, and services start well without.");
        return 0;
    }
}
