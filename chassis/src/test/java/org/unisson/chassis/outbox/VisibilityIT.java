package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.TestInfrastructure;

/** What is told can be read: a transaction is waited for until others see it, whoever began before it or after. */
class VisibilityIT {

    private Environment environment;
    private Connection looking;
    private Connection first;
    private Connection second;
    private Visibility visibility;

    @BeforeEach
    void open() throws Exception {
        environment = TestInfrastructure.freshEnvironment("order-service");
        looking = environment.connect();
        first = environment.connect();
        second = environment.connect();
        first.setAutoCommit(false);
        second.setAutoCommit(false);
        visibility = new Visibility(looking);
    }

    @AfterEach
    void close() throws Exception {
        looking.close();
        first.close();
        second.close();
        environment.close();
    }

    @Test
    void whatIsNotOverIsNotVisible() throws SQLException {
        int open = begin(first);
        assertThat(visibility.of(open)).isFalse();
        assertThat(visibility.of(open)).isFalse();

        first.commit();

        assertThat(visibility.of(open)).isTrue();
        assertThat(visibility.of(open)).isTrue();
    }

    @Test
    void whoBeganEarlierAndIsNotOverHoldsNobodyUp() throws SQLException {
        int earlier = begin(first);
        int later = begin(second);

        second.commit();

        assertThat(visibility.of(later)).isTrue();
        assertThat(visibility.of(earlier)).isFalse();
        first.commit();
        assertThat(visibility.of(earlier)).isTrue();
    }

    @Test
    void whatBeganAfterTheLastLookIsLookedAtAnew() throws SQLException {
        int one = begin(first);
        first.commit();
        assertThat(visibility.of(one)).isTrue();

        int next = begin(second);
        assertThat(visibility.of(next)).isFalse();
        second.commit();
        assertThat(visibility.of(next)).isTrue();
    }

    /** As the log tells it: without the epoch. */
    private static int begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return (int) row.getLong(1);
        }
    }
}
