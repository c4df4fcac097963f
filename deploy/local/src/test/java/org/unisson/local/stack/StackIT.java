package org.unisson.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisson.schemas.Topics;

/** A stack of its own, whose servers are killed and which is stopped and started. */
class StackIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Home home;
    private static Stack stack;

    @BeforeAll
    static void start() {
        home = new Home(Home.ofRepository().root(), folder.resolve("home"));
        stack = Stack.start(home, Plan.infrastructure(), line -> {});
    }

    @AfterAll
    static void stop() {
        Stack.stop(home);
    }

    @Test
    void whatIsKilledComesBackWithItsData() throws Exception {
        execute("create table if not exists kept (id int); insert into kept values (1)");
        List<ProcessState> killed = new ArrayList<>();
        for (String name : List.of("postgresql", "kafka", "registry")) {
            killed.add(stack.kill(name));
        }

        for (ProcessState victim : killed) {
            ProcessState again = stack.awaitRestart(victim, LIMIT);
            assertThat(again.pid()).isNotEqualTo(victim.pid());
            assertThat(again.address()).isEqualTo(victim.address());
        }

        assertThat(count("select count(*) from kept")).isOne();
        assertThat(topics()).contains(Topics.STOCK.name(), Topics.deadLetters("order-service"));
        assertThat(Probe.answers(stack.registryUrl() + "/apis/ccompat/v7/subjects"))
                .isTrue();
    }

    @Test
    void whatIsFrozenAnswersNobodyAndGoesOnWhereItWas() {
        ProcessState frozen = stack.freeze("registry");
        boolean answered = stack.isHealthy(frozen);

        stack.thaw(frozen);

        assertThat(answered).isFalse();
        assertThat(stack.isHealthy(frozen)).isTrue();
        assertThat(stack.process("registry").pid()).isEqualTo(frozen.pid());
    }

    @Test
    void downAndUpKeepAddressesAndData() throws SQLException {
        execute("create table if not exists stays (id int); insert into stays values (1)");
        String kafka = stack.kafkaBootstrap();
        String postgres = stack.postgres();

        stack.stop();
        assertThat(Stack.running(home)).isEmpty();
        stack = Stack.start(home, Plan.infrastructure(), line -> {});

        assertThat(stack.kafkaBootstrap()).isEqualTo(kafka);
        assertThat(stack.postgres()).isEqualTo(postgres);
        assertThat(count("select count(*) from stays")).isOne();
    }

    @Test
    void whatAKilledSupervisorLeftBehindIsStoppedAtTheNextStart() {
        StackState before = stack.state();
        ProcessHandle.of(before.pid()).ifPresent(supervisor -> {
            supervisor.destroyForcibly();
            supervisor.onExit().join();
        });

        stack = Stack.start(home, Plan.infrastructure(), line -> {});

        assertThat(before.processes()).noneMatch(ProcessState::isAlive);
        assertThat(stack.state().processes()).allMatch(stack::isHealthy);
    }

    @Test
    void aSecondStackInTheSamePlaceIsRefused() {
        assertThatThrownBy(() -> Stack.start(home, Plan.infrastructure(), line -> {}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("running already");
    }

    @Test
    void everyServiceOwnsItsDatabaseAlone() throws SQLException {
        Map<String, String> order = stack.environment("order-service");
        String url = order.get("QUARKUS_DATASOURCE_JDBC_URL");

        DriverManager.getConnection(url, "orders", order.get("QUARKUS_DATASOURCE_PASSWORD"))
                .close();
        String stranger = stack.environment("loyalty-service").get("QUARKUS_DATASOURCE_PASSWORD");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(url, "loyalty", stranger).close())
                .hasMessageContaining("permission denied");
    }

    private static Connection connect() throws SQLException {
        Endpoints endpoints = stack.endpoints();
        return DriverManager.getConnection(endpoints.jdbcUrl(), endpoints.username(), endpoints.password());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Iterable<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }
}
