package org.unisson.local.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Plan;
import org.unisson.local.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code unisson up}: starts the stack and returns when all of it is ready. */
@CommandLine.Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, Kafka, the registry and the five services; data is that of the last time.")
public final class Up implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--fresh", description = "Forget all data first.")
    private boolean fresh;

    @Option(names = "--only", paramLabel = "infra", description = "infra: PostgreSQL, Kafka and the registry only.")
    private String only;

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            description = "Processes of a service, for example inventory-service=2.")
    private Map<String, Integer> replicas = new HashMap<>();

    @Option(
            names = "--port",
            paramLabel = "NAME=N",
            description = "Port of a process, for example order-service=8080; a free one unless given.")
    private Map<String, Integer> ports = new HashMap<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = plan();
        Home home = Home.ofRepository();
        Optional<Stack> running = Stack.running(home);
        if (running.isPresent() && !fresh) {
            out.println("Unisson is running already.");
            new Report(running.get()).print(out);
            return 0;
        }
        running.ifPresent(Stack::stop);
        if (fresh) {
            Stack.wipe(home);
        }
        Stack stack = Stack.start(home, plan, line -> {
            out.println("  " + line);
            out.flush();
        });
        out.println();
        new Report(stack).print(out);
        return 0;
    }

    Plan plan() {
        if (only != null && !only.equals("infra")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--only knows \"infra\", not \"" + only + "\".");
        }
        Plan plan = only == null ? Plan.everything() : Plan.infrastructure();
        if (only != null && !replicas.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "With --only infra there are no services to replicate: " + List.copyOf(replicas.keySet()));
        }
        return plan.withReplicas(replicas).withPorts(ports);
    }
}
