package org.unisson.catalog.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What badges and recommendations knew of purchases, each for itself, is known to both; and nothing is read twice. */
@QuarkusTest
@CatalogTest
class PurchaseMigrationTest {

    private static final String CHASSIS = """
            create table %1$s.inbox (like inbox including all);
            create table %1$s.parked_event (like parked_event including all);
            create table %1$s.feed_watermark (like feed_watermark including all)""";

    // Purchases: b1 read by both, b2 by badges alone, b3 set aside by recommendations, b4 of somebody who is gone.
    // Customers: c1 is there, c2 is gone, c3 was heard of by badges alone.
    private static final String BEFORE = """
            insert into sale_line (purchase_id, sku, product_id, customer_id, card, bought_at, pieces, returned, undone, counted)
            values ('00000000-0000-7000-8000-0000000000b1', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    '00000000-0000-7000-8000-0000000000c1', 'X', '2026-05-01Z', 2, 1, 0, true),
                   ('00000000-0000-7000-8000-0000000000b4', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    null, null, '2026-05-02Z', 1, 0, 0, true);
            insert into bought (purchase_id, sku, product_id, customer_id, card, quantity, returned)
            values ('00000000-0000-7000-8000-0000000000b1', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    '00000000-0000-7000-8000-0000000000c1', 'X', 2, 1),
                   ('00000000-0000-7000-8000-0000000000b1', 'UNKNOWN', null,
                    '00000000-0000-7000-8000-0000000000c1', 'X', 3, 1),
                   ('019a0000-0000-7000-8000-0000000000b2', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    null, 'Y', 1, 0),
                   ('00000000-0000-7000-8000-0000000000b3', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    '00000000-0000-7000-8000-0000000000c1', null, 1, 0),
                   ('00000000-0000-7000-8000-0000000000b4', 'SHIRT', '00000000-0000-7000-8000-0000000000d1',
                    '00000000-0000-7000-8000-0000000000c2', 'Z', 1, 0),
                   ('00000000-0000-7000-8000-0000000000b4', 'UNKNOWN', null,
                    '00000000-0000-7000-8000-0000000000c2', 'Z', 1, 0);
            insert into shopper (customer_id, version, cards)
            values ('00000000-0000-7000-8000-0000000000c1', 4, '{X}');
            insert into customer_card (customer_id, card)
            values ('00000000-0000-7000-8000-0000000000c1', 'OLD'), ('00000000-0000-7000-8000-0000000000c2', 'Z'),
                   ('00000000-0000-7000-8000-0000000000c3', 'Y');
            insert into inbox (consumer, topic, key, version, applied_at)
            values ('recommendations', 'order.purchases.v1', '00000000-0000-7000-8000-0000000000b1', 3, '2026-05-03Z'),
                   ('recommendations', 'order.purchases.v1', '00000000-0000-7000-8000-0000000000b4', 1, '2026-05-03Z'),
                   ('buyers', 'order.purchases.v1', '00000000-0000-7000-8000-0000000000b1', 4, '2026-05-03Z'),
                   ('buyers', 'order.purchases.v1', '019a0000-0000-7000-8000-0000000000b2', 1, '2026-05-03Z'),
                   ('buyers', 'order.purchases.v1', '00000000-0000-7000-8000-0000000000b3', 1, '2026-05-03Z'),
                   ('buyers', 'order.purchases.v1', '00000000-0000-7000-8000-0000000000b4', 1, '2026-05-03Z'),
                   ('cards', 'customer.customers.v1', '00000000-0000-7000-8000-0000000000c3', 2, '2026-05-03Z'),
                   ('shoppers', 'customer.customers.v1', '00000000-0000-7000-8000-0000000000c1', 4, '2026-05-03Z'),
                   ('shoppers', 'customer.customers.v1', '00000000-0000-7000-8000-0000000000c2', 7, '2026-05-03Z'),
                   ('places', 'inventory.locations.v1', '3012345000017', 1, '2026-05-03Z');
            insert into parked_event (consumer, topic, partition, "offset", key, headers, cause, parked_at)
            values ('recommendations', 'order.purchases.v1', 0, 7, '00000000-0000-7000-8000-0000000000b3', '{}', 'test', now()),
                   ('buyers', 'order.purchases.v1', 0, 8, '00000000-0000-7000-8000-0000000000b9', '{}', 'test', now())""";

    private static final String LINES = """
            select concat_ws(' ', right(purchase_id::text, 2), sku, right(product_id::text, 2), right(customer_id::text, 2),
                             card, pieces, returned, undone, counted, (bought_at at time zone 'UTC')::date)
            from sale_line order by right(purchase_id::text, 2), sku""";

    private static final String SHOPPERS = """
            select concat_ws(' ', right(customer_id::text, 2), version, cards, gone_at is not null)
            from shopper order by customer_id""";

    private static final String READ = """
            select concat_ws(' ', consumer, right(key, 2), version) from inbox order by consumer, right(key, 2)""";

    private static final String BUYERS = """
            select right(c.id, 2) from unnest(array['00000000-0000-7000-8000-0000000000c1',
                '00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-0000000000c3']) as c (id)
            where is_buyer(c.id::uuid, '00000000-0000-7000-8000-0000000000d1') order by 1""";

    @LocalStack.Injected
    Environment environment;

    @Test
    void whatTwoKnewIsKnownToOne() throws SQLException {
        String schema = "before_" + UUID.randomUUID().toString().replace("-", "");
        migrations(schema).target("13").load().migrate();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(CHASSIS.formatted(schema));
            statement.execute("set search_path to " + schema + ", public");
            statement.execute(BEFORE);

            migrations(schema).target("14").load().migrate();

            assertThat(rows(statement, LINES))
                    .containsExactly(
                            "b1 SHIRT d1 c1 X 2 1 0 t 2026-05-01",
                            "b1 UNKNOWN c1 X 3 1 0 f 2026-05-01",
                            "b2 SHIRT d1 Y 1 0 0 f 2025-10-20",
                            "b4 SHIRT d1 1 0 0 t 2026-05-02",
                            "b4 UNKNOWN 1 0 0 f 2026-05-02");
            assertThat(rows(statement, SHOPPERS)).containsExactly("c1 4 {X} f", "c2 7 {} t", "c3 0 {Y} f");
            assertThat(rows(statement, READ))
                    .containsExactly(
                            "places 17 1", "sales b1 3", "sales b2 1", "sales b4 1", "shoppers c1 4", "shoppers c2 7");
            assertThat(rows(statement, "select concat_ws(' ', consumer, right(key, 2)) from parked_event"))
                    .containsExactly("sales b3");
            assertThat(rows(statement, BUYERS)).containsExactly("c1", "c3");
        }
    }

    private FluentConfiguration migrations(String schema) {
        return Flyway.configure()
                .dataSource(environment.jdbcUrl(), environment.username(), environment.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .schemas(schema);
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
