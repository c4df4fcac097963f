package org.unisson.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;

/** {@code unisson status}: every address and what is healthy; exit code 1 unless all is. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Prints every address, the OpenAPI pages and what is healthy; exit code 1 unless all is.")
public final class Status implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Stack> stack = Stack.running(Home.ofRepository());
        if (stack.isEmpty()) {
            out.println("Unisson is not running: start it with ./unisson up.");
            return 1;
        }
        return new Report(stack.get()).print(out) ? 0 : 1;
    }
}
