package org.unisson.local.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.unisson.local.stack.StackState.Phase;

/** Owns the stack's processes: starts them in the order of their needs, keeps them running, stops them in reverse. */
final class Supervisor {

    private static final Executor TASKS = task -> Thread.ofPlatform().daemon().start(task);

    private final Home home;
    private final Plan plan;
    private final StackFiles files;
    private final Instant started = Processes.startOf(ProcessHandle.current());
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final RegistryServer registry;
    private final List<Child> children = new ArrayList<>();
    private Phase phase = Phase.STARTING;
    private String failure;
    private long readyAfterMillis;

    Supervisor(Home home, Plan plan) {
        this.home = home;
        this.plan = plan;
        this.files = new StackFiles(home);
        postgres = new PostgresServer(
                new PostgresBinaries(home.servers().resolve("postgres")),
                files.data("postgresql"),
                port(PostgresServer.NAME),
                files.secrets().password(PostgresServer.ADMINISTRATOR),
                plan.durable(),
                plan.size());
        kafka = new KafkaServer(
                home.servers().resolve("kafka/libs"),
                files.data("kafka"),
                port(KafkaServer.NAME),
                port("kafka-controller"));
        registry = new RegistryServer(
                home.servers().resolve("registry"),
                port(RegistryServer.NAME),
                "jdbc:postgresql://" + postgres.address() + "/" + RegistryServer.NAME,
                files.secrets().password(RegistryServer.NAME));
    }

    private int port(String process) {
        Integer wanted = plan.ports().get(process);
        return wanted == null ? files.ports().port(process) : files.ports().given(process, wanted);
    }

    /** Starts everything and returns when all is ready; throws when something does not start. */
    void start() {
        files.keys();
        // Here, so that no other process makes one while this one writes the same file.
        files.giftCardPinKey();
        Child database = child(postgres);
        Child broker = child(kafka);
        Child schemas = child(registry);
        List<Child> services = services();
        publish();
        CompletableFuture<Void> databaseAndRegistry =
                database.start().thenRunAsync(this::prepareDatabases, TASKS).thenCompose(ignored -> schemas.start());
        CompletableFuture<Void> topics =
                broker.start().thenRunAsync(() -> new TopicCreation(kafka.address()).createAll(""), TASKS);
        try {
            CompletableFuture.allOf(databaseAndRegistry, topics).join();
            CompletableFuture.allOf(services.stream().map(Child::start).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw new StackException(e.getCause().getMessage(), e.getCause());
        }
        finish(Phase.READY, null);
    }

    private void prepareDatabases() {
        try (Connection connection = postgres.connect()) {
            Databases databases = new Databases(connection);
            databases.ensure(RegistryServer.NAME, files.secrets().password(RegistryServer.NAME));
            for (ServiceDefinition service : ServiceDefinition.ALL) {
                databases.ensure(service.database(), files.secrets().password(service.database()));
            }
        } catch (SQLException e) {
            throw new StackException("PostgreSQL refused a database: " + e.getMessage(), e);
        }
    }

    private Child child(Server server) {
        Child child = new Child(server, home.logs(), this::publish);
        synchronized (this) {
            children.add(child);
        }
        return child;
    }

    private List<Child> services() {
        List<Child> result = new ArrayList<>();
        for (String name : plan.services()) {
            ServiceDefinition definition = ServiceDefinition.named(name);
            Map<String, String> environment =
                    files.environment(definition, postgres.address(), kafka.address(), registry.address());
            for (int replica = 1; replica <= plan.replicas().getOrDefault(name, 1); replica++) {
                String process = replica == 1 ? name : name + "-" + replica;
                result.add(child(new ServiceProcess(
                        process, definition, home.root(), port(process), environment, plan.size(), plan.training())));
            }
        }
        return result;
    }

    /** Says that the stack gave up, and why. */
    void fail(String reason) {
        finish(Phase.FAILED, reason);
    }

    private void finish(Phase next, String reason) {
        synchronized (this) {
            phase = next;
            failure = reason;
            readyAfterMillis = Duration.between(started, Instant.now()).toMillis();
        }
        publish();
    }

    /** From now on nobody takes the stack for usable. */
    void announceStop() {
        synchronized (this) {
            phase = phase == Phase.FAILED ? phase : Phase.STOPPING;
        }
        publish();
    }

    /** Stops everything: the services first, together, then what they stand on. */
    void stop() {
        announceStop();
        stopTogether(child -> child.server() instanceof ServiceProcess);
        stopTogether(child -> child.server() == registry);
        stopTogether(child -> child.server() == kafka || child.server() == postgres);
    }

    private void stopTogether(Predicate<Child> which) {
        List<Child> all;
        synchronized (this) {
            all = List.copyOf(children);
        }
        CompletableFuture.allOf(all.stream()
                        .filter(which)
                        .map(child -> CompletableFuture.runAsync(child::stop, TASKS))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void publish() {
        synchronized (this) {
            new StackState(
                            ProcessHandle.current().pid(),
                            started,
                            phase,
                            readyAfterMillis,
                            failure,
                            children.stream().map(Child::state).toList())
                    .write(home.state());
        }
    }
}
