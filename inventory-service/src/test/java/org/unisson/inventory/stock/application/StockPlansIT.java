package org.unisson.inventory.stock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.InventoryTest;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Lists of stock are read by an index, whatever is asked for, by the plan that is kept for a prepared statement. */
@QuarkusTest
@InventoryTest
class StockPlansIT {

    private static final String LOCATIONS = """
            insert into location (gln, version, name, kind, country, postcode, city, latitude, longitude, time_zone,
                                  capabilities, open, changed_at)
            select 'plan-' || n, 1, 'Plan', 'STORE', 'FR', '59000', 'Lille', 0, 0, 'Europe/Paris', '{}', true, now()
            from generate_series(1, 200) n""";

    private static final String STOCK = """
            insert into stock (location, sku, on_hand, reserved, safety, version, reason, changed_at)
            select 'plan-' || l, 'plan-' || s, 1, 0, 0, 1, 'RECEIPT', now()
            from generate_series(1, 200) l, generate_series(1, 1000) s""";

    @LocalStack.Injected
    Environment environment;

    @Test
    void noListReadsAllStock() throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(LOCATIONS);
            statement.execute(STOCK);
            statement.execute("analyze stock");
            statement.execute("set local plan_cache_mode = force_generic_plan");

            assertThat(plan(statement, StockViews.list(true, false), "'', '', 50, 'plan-7'"))
                    .contains("stock_by_sku")
                    .doesNotContain("Seq Scan");
            assertThat(plan(statement, StockViews.list(false, true), "'', '', 50, 'plan-7'"))
                    .contains("stock_pkey")
                    .doesNotContain("Seq Scan");
            assertThat(plan(statement, StockViews.list(true, true), "'', '', 50, 'plan-7', 'plan-7'"))
                    .contains("Index")
                    .doesNotContain("Seq Scan");
            assertThat(plan(statement, StockViews.list(false, false), "'plan-5', '', 50"))
                    .contains("stock_pkey")
                    .doesNotContain("Seq Scan", "Sort");
            connection.rollback();
        }
    }

    private static String plan(Statement statement, String query, String values) throws SQLException {
        statement.execute("prepare asked as " + query);
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain execute asked(" + values + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("deallocate asked");
        return plan.toString();
    }
}
