package org.unisson.customer.journey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Among many touchpoints and devices, those of one person are found by indexes, by the plan that is kept. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class TrailPlansTest {

    private static final String MANY = """
            select open_touchpoint_day(date '2020-02-29');
            insert into touchpoint (touchpoint_id, kind, touched_at, sku, visitor, customer_id)
            select overlay(first_id(t.at)::text placing right(gen_random_uuid()::text, 21) from 16)::uuid,
                'PRODUCT_VIEWED', t.at, 'S', 'plan-' || n, case when n % 3 = 0 then gen_random_uuid() end
            from generate_series(1, 60000) n,
                lateral (select timestamptz '2020-02-29 00:00Z' + n * interval '1 second' as at) t;
            insert into visitor_customer (visitor, customer_id, since)
            select 'plan-' || n, gen_random_uuid(), now() from generate_series(1, 30000) n;
            insert into visitor_sign (visitor, customer_id, signed_at)
            select visitor, customer_id, since from visitor_customer where starts_with(visitor, 'plan-');
            analyze touchpoint, visitor_customer, visitor_sign""";

    private static final String NOBODY = "'{00000000-0000-7000-8000-000000000001}'";

    @LocalStack.Injected
    Environment environment;

    @Test
    void nobodyReadsThemAll() throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(MANY);

            String touches = plan(
                    statement,
                    SqlTrails.TOUCHES,
                    "'{0}', " + NOBODY
                            + ", '{plan-7}', array[timestamptz '2020-02-01'], array[timestamptz '2020-03-01'],"
                            + " array[first_id('2020-02-01')], array[first_id('2020-03-01')], '2020-03-01', '', 51, false");
            String devices = plan(statement, SqlTrails.DEVICES, NOBODY + ", 100, 'shared:'");
            String known = plan(statement, SqlTouchpoints.KNOW, "'{plan-7}', " + NOBODY + ", array[now()]");
            connection.rollback();

            assertThat(touches).contains("Index").doesNotContain("Seq Scan on touchpoint_20200229");
            assertThat(devices).contains("Index").doesNotContain("Seq Scan on visitor");
            assertThat(known).contains("Index").doesNotContain("Seq Scan on visitor");
        }
    }

    private static String plan(Statement statement, String query, String values) throws SQLException {
        statement.execute("set local plan_cache_mode = force_generic_plan");
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
