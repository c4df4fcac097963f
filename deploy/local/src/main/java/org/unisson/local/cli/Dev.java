package org.unisson.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.ServiceDefinition;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unisson dev}: live coding of one service against the running stack. */
@CommandLine.Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = "Runs one service in Quarkus' dev mode (live coding) against the running stack.")
public final class Dev implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "SERVICE", description = "For example order-service.")
    private String service;

    @Option(names = "--port", paramLabel = "N", description = "Its HTTP port; a free one unless given.")
    private Integer port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServiceDefinition.named(service);
        Stack stack = Stack.running(Home.ofRepository())
                .orElseThrow(() -> new StackException(
                        "Unisson is not running: start the infrastructure with ./unisson up --only infra."));
        if (!stack.urls(service).isEmpty()) {
            throw new StackException(service + " runs in the stack already, with the same database and consumer group:"
                    + " start with ./unisson up --only infra instead.");
        }
        Path root = stack.home().root();
        int chosen = port != null ? port : stack.freePort(service);
        ProcessBuilder maven = new ProcessBuilder(List.of("mvn", "-B", "-pl", service, "quarkus:dev"))
                .directory(root.toFile())
                .inheritIO();
        maven.environment().putAll(stack.environment(service));
        maven.environment().put("QUARKUS_HTTP_PORT", Integer.toString(chosen));
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        spec.commandLine().getOut().println(service + " in dev mode at http://127.0.0.1:" + chosen);
        spec.commandLine().getOut().flush();
        Process coding = maven.start();
        // Ctrl-C in a terminal reaches all of them; a signal to this process alone must not leave the service running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(coding)));
        return coding.waitFor();
    }

    private static void end(Process coding) {
        coding.descendants().forEach(ProcessHandle::destroy);
        coding.destroy();
    }
}
