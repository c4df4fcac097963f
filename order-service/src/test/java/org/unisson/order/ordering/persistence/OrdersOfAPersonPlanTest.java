package org.unisson.order.ordering.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Plans;

/** The orders of a person are found by the index of customers, whoever they are one with. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class OrdersOfAPersonPlanTest {

    // What a list does not look for may be missing in the copy.
    private static final String NOTHING_REQUIRED = """
            do $$ declare required text; begin
                for required in select attname from pg_attribute
                                where attrelid = 'pg_temp.orders'::regclass and attnum > 0 and attnotnull
                                      and attname <> 'order_id' loop
                    execute format('alter table pg_temp.orders alter column %I drop not null', required);
                end loop;
            end $$""";

    private static final String ORDERS = """
            insert into orders (order_id, customer_id, status)
            select gen_random_uuid(), gen_random_uuid(), 'FULFILLED' from generate_series(1, 200000)""";

    @Inject
    AgroalDataSource database;

    @Test
    void noPageReadsAllOrders() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table orders (like public.orders including indexes) on commit drop");
            statement.execute(NOTHING_REQUIRED);
            statement.execute(ORDERS);
            statement.execute("analyze orders");

            String plan = Plans.of(statement, OrderTable.OF_PERSON, UUID.randomUUID(), UUID.randomUUID(), 50);

            assertThat(plan).contains("Index").doesNotContain("Seq Scan on orders");
            connection.rollback();
        }
    }
}
