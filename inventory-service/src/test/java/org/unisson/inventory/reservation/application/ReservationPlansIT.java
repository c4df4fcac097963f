package org.unisson.inventory.reservation.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.InventoryTest;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** A reservation is read by its id alone, by the plan that is kept for a prepared statement, however many there are. */
@QuarkusTest
@InventoryTest
class ReservationPlansIT {

    private static final String RESERVATIONS = """
            insert into reservation (order_id, version, status, expires_at, changed_at)
            select gen_random_uuid(), 3, 'FULFILLED', now(), now() from generate_series(1, 100000)""";

    private static final String LINES = """
            insert into reservation_line (order_id, line_id, sku, location, quantity, taken)
            select order_id, gen_random_uuid(), 'plan-' || n, 'plan', 0, 1
            from reservation, generate_series(1, 2) n""";

    @LocalStack.Injected
    Environment environment;

    @Test
    void neitherReservationsNorTheirLinesAreReadThrough() throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : new String[] {"reservation", "reservation_line"}) {
                statement.execute("create temporary table " + table + " (like public." + table
                        + " including indexes including defaults) on commit drop");
            }
            statement.execute(RESERVATIONS);
            statement.execute(LINES);
            statement.execute("analyze reservation");
            statement.execute("analyze reservation_line");
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare asked as " + ReservationViews.BY_ORDER);
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain execute asked('" + UUID.randomUUID() + "')")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate asked");
            connection.rollback();

            assertThat(plan.toString())
                    .contains("reservation_pkey", "reservation_line_pkey")
                    .doesNotContain("Seq Scan", "Hash", "Merge");
        }
    }
}
