package org.unisson.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One process of a Unisson service, as its build packaged it. */
final class ServiceProcess implements Server {

    // Four times the JVM's own thresholds: services that start together on few cores would spend a third of the time on
    // optimising code that runs only then.
    private static final String[] OPTIMISE_LATER = {
        "-XX:Tier4InvocationThreshold=20000",
        "-XX:Tier4MinInvocationThreshold=2400",
        "-XX:Tier4CompileThreshold=60000",
        "-XX:Tier4BackEdgeThreshold=160000"
    };
    private static final String[] NOTHING = {};
    private static final Duration TRAINING_ENDS_WITHIN = Duration.ofMinutes(5);

    private final String name;
    private final ServiceDefinition definition;
    private final Path root;
    private final int port;
    private final Map<String, String> environment;
    private final Size size;
    private final boolean training;

    /**
     * @param environment the whole configuration but the port
     * @param training whether to record its start for the next ones
     */
    ServiceProcess(
            String name,
            ServiceDefinition definition,
            Path root,
            int port,
            Map<String, String> environment,
            Size size,
            boolean training) {
        this.name = name;
        this.definition = definition;
        this.root = root;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.size = size;
        this.training = training;
    }

    static Path jar(Path root, ServiceDefinition definition) {
        return root.resolve(definition.name()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String role() {
        return definition.name();
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void prepare() {
        if (!Files.exists(jar(root, definition))) {
            throw new StackException(definition.name() + " has not been built: run mvn install first.");
        }
    }

    @Override
    public ProcessBuilder command() {
        ClassArchive archive = new ClassArchive(jar(root, definition));
        ProcessBuilder command = JavaProgram.withHeap(size.heap())
                .options(training ? archive.recording() : archive.using())
                .options(size.optimisesLate() ? OPTIMISE_LATER : NOTHING)
                .jar(jar(root, definition));
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return JavaProgram.with(command, environment);
    }

    @Override
    public boolean isReady() {
        return Probe.answers(address() + "/q/health/ready");
    }

    @Override
    public Duration stopLimit() {
        return training ? TRAINING_ENDS_WITHIN : Server.super.stopLimit();
    }
}
