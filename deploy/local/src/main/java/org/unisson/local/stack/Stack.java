package org.unisson.local.stack;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.unisson.local.stack.ProcessState.Status;
import org.unisson.local.stack.StackState.Phase;
import org.unisson.local.token.TokenRequest;

/** A running stack, seen from another process: its addresses, its processes, tokens for it. */
public final class Stack {

    private static final Duration TRAINING_ENDS_WITHIN = Duration.ofMinutes(6);

    private final Home home;
    private final StackFiles files;

    private Stack(Home home) {
        this.home = home;
        this.files = new StackFiles(home);
    }

    /** The stack that is ready in that home, if there is one. */
    public static Optional<Stack> running(Home home) {
        return StackState.read(home.state())
                .filter(StackState::isAlive)
                .filter(state -> state.phase() == Phase.READY)
                .map(state -> new Stack(home));
    }

    /**
     * The running stack of this repository.
     *
     * @throws StackException when none runs
     */
    public static Stack attach() {
        return running(Home.ofRepository())
                .orElseThrow(() -> new StackException("Unisson is not running: start it with ./unisson up."));
    }

    /**
     * Starts a stack and returns when all of it is ready. What a supervisor that was killed left running is stopped
     * first.
     *
     * @param progress told a line each time a process has become ready
     * @throws StackException when one is running already, or when something does not start; the message says why
     */
    public static Stack start(Home home, Plan plan, Consumer<String> progress) {
        StackState.read(home.state()).ifPresent(old -> {
            if (old.isAlive()) {
                throw new StackException("Unisson is running already.");
            }
        });
        plan.requireBuilt(home.root());
        new Remains(home).stop();
        new Launch(home, progress).run(plan);
        return new Stack(home);
    }

    /** Forgets the data and logs of a stack that does not run. */
    public static void wipe(Home home) {
        new Remains(home).stop();
        SafeFiles.deleteTree(home.data());
        SafeFiles.deleteTree(home.logs());
    }

    /**
     * Stops what runs in that home, or what a supervisor that was killed left behind.
     *
     * @return whether a stack was running
     */
    public static boolean stop(Home home) {
        boolean wasRunning =
                StackState.read(home.state()).filter(StackState::isAlive).isPresent();
        new Remains(home).stop();
        return wasRunning;
    }

    /**
     * Starts all services once in a place of its own and stops them, so that each leaves an archive of the classes it
     * loads, from which the next ones start with half the work.
     */
    public static void train(Home repository, Consumer<String> progress) {
        Home home = new Home(repository.root(), repository.folder().resolve("training"));
        wipe(home);
        start(home, Plan.forTraining(), progress);
        progress.accept("writing the archives");
        new Remains(home, TRAINING_ENDS_WITHIN).stop();
        SafeFiles.deleteTree(home.folder());
    }

    /** A signed token for the services of the stack in that home, whether it runs or not. */
    public static String token(Home home, TokenRequest request) {
        return new StackFiles(home).keys().sign(request, StackFiles.ISSUER, Instant.now());
    }

    /** What the supervisor says now. */
    public StackState state() {
        return StackState.read(home.state()).orElseThrow(() -> new StackException("Unisson has been stopped."));
    }

    /** Where it lives: data, logs. */
    public Home home() {
        return home;
    }

    /** Base URLs of all replicas of a service, without a slash at the end. */
    public List<URI> urls(String service) {
        return state().processes().stream()
                .filter(process -> process.role().equals(service))
                .map(process -> URI.create(process.address()))
                .toList();
    }

    /**
     * Base URL of a service's first replica.
     *
     * @throws StackException when the service is not part of the stack
     */
    public URI url(String service) {
        return urls(service).stream()
                .findFirst()
                .orElseThrow(() -> new StackException(service + " is not part of the running stack."));
    }

    /** Host and port of PostgreSQL. */
    public String postgres() {
        return process(PostgresServer.NAME).address();
    }

    /** Host and port of the Kafka broker. */
    public String kafkaBootstrap() {
        return process(KafkaServer.NAME).address();
    }

    /** Base URL of the registry, without an API's path. */
    public String registryUrl() {
        return process(RegistryServer.NAME).address();
    }

    /** One process: {@code postgresql}, {@code kafka}, {@code registry}, {@code order-service}, {@code order-service-2}… */
    public ProcessState process(String name) {
        return state().processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("No process " + name + " in the running stack."));
    }

    /**
     * Kills a process with SIGKILL, as a crash would; the supervisor starts it again.
     *
     * @return what it was when it was killed, for {@link #awaitRestart}
     */
    public ProcessState kill(String name) {
        ProcessState victim = process(name);
        ProcessHandle.of(victim.pid()).ifPresent(ProcessHandle::destroyForcibly);
        return victim;
    }

    /**
     * Stops a process where it is with SIGSTOP, as a machine does that is overloaded or moved: it keeps its connections
     * and does nothing.
     *
     * @return what it is, for {@link #thaw}
     */
    public ProcessState freeze(String name) {
        ProcessState frozen = process(name);
        Processes.signal(frozen.pid(), "STOP");
        return frozen;
    }

    /** Lets a process go on that was frozen, as if no time had passed for it. */
    public void thaw(ProcessState frozen) {
        Processes.signal(frozen.pid(), "CONT");
    }

    /** Names of all processes of a service. */
    public List<String> replicas(String service) {
        return state().processes().stream()
                .filter(process -> process.role().equals(service))
                .map(ProcessState::name)
                .toList();
    }

    /** Waits until a process that was killed has been started again and is ready. */
    public ProcessState awaitRestart(ProcessState killed, Duration limit) {
        return await(
                killed.name(),
                process -> process.status() == Status.READY
                        && process.pid() != 0
                        && process.restarts() > killed.restarts(),
                limit);
    }

    private ProcessState await(String name, Predicate<ProcessState> condition, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (Instant.now().isBefore(deadline)) {
            ProcessState process = process(name);
            if (condition.test(process)) {
                return process;
            }
            pause();
        }
        throw new StackException(name + " was not back within " + limit.toSeconds() + " s.");
    }

    /** Environment variables with which another process of that service joins this stack; the port is not among them. */
    public Map<String, String> environment(String service) {
        return files.environment(ServiceDefinition.named(service), postgres(), kafkaBootstrap(), registryUrl());
    }

    /** JDBC URL, login and password of PostgreSQL's administrator, for tests and tools that must see everything. */
    public Endpoints endpoints() {
        return new Endpoints(
                "jdbc:postgresql://" + postgres() + "/postgres",
                PostgresServer.ADMINISTRATOR,
                files.secrets().password(PostgresServer.ADMINISTRATOR),
                kafkaBootstrap(),
                registryUrl());
    }

    /** A signed token for the services of this stack. */
    public String token(TokenRequest request) {
        return token(home, request);
    }

    /** Resident memory of the whole stack in bytes, shared pages counted once; 0 where the system does not tell. */
    public long memory() {
        return Memory.of(state());
    }

    /** Whether a process answers at this moment; a service by its readiness. */
    public boolean isHealthy(ProcessState process) {
        if (process.status() != Status.READY || !process.isAlive()) {
            return false;
        }
        return switch (process.role()) {
            case PostgresServer.NAME, KafkaServer.NAME -> Probe.listens(process.port());
            case RegistryServer.NAME -> Probe.answers(process.address() + "/apis/ccompat/v7/subjects");
            default -> Probe.answers(process.address() + "/q/health/ready");
        };
    }

    /** A free port for another process beside the stack, the same each time while it stays free. */
    public int freePort(String process) {
        return files.ports().port(process);
    }

    /** Stops everything and returns when it has ended. */
    public void stop() {
        stop(home);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }
}
