package org.unisson.order.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
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
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What was sold before there was a ledger is in it as soon as there is one. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerMigrationTest {

    private static final String BEFORE = """
            insert into orders (order_id, version, status, channel, lines, total_minor, currency, points, by_card,
                                decide_by, placed_at, changed_at, correlation)
            values ('00000000-0000-7000-8000-000000000001', 4, 'FULFILLED', 'web',
                    '[{"lineId":"00000000-0000-7000-8000-000000000011","location":"3012345000017"},
                      {"lineId":"00000000-0000-7000-8000-000000000012","location":null}]',
                    1000, 'EUR', 0, true, now(), now(), now(), 'test'),
                   ('00000000-0000-7000-8000-000000000002', 3, 'CONFIRMED', 'web', '[]',
                    500, 'EUR', 0, true, now(), now(), now(), 'test');
            insert into order_fact values
                ('00000000-0000-7000-8000-000000000001', 1, gen_random_uuid(), 'PLACED', '2026-01-01Z'),
                ('00000000-0000-7000-8000-000000000001', 4, gen_random_uuid(), 'FULFILLED', '2026-02-01Z');
            insert into purchase (purchase_id, kind, order_id, store, till, number, channel, location, currency, total,
                                  units, fulfilled, purchased_at, recorded_at)
            values ('00000000-0000-7000-8000-0000000000a1', 'ORDER', '00000000-0000-7000-8000-000000000001', null, null,
                    null, 'web', null, 'EUR', 1000, 3, true, '2026-01-01Z', '2026-01-02Z'),
                   ('00000000-0000-7000-8000-0000000000a2', 'ORDER', '00000000-0000-7000-8000-000000000002', null, null,
                    null, 'web', null, 'EUR', 500, 1, false, '2026-01-01Z', '2026-01-02Z'),
                   ('00000000-0000-7000-8000-0000000000a3', 'RECEIPT', null, '3012345000024', '1', '1', 'tills',
                    '3012345000024', 'EUR', 1850, 2, true, '2026-01-01Z', '2026-01-02Z');
            insert into purchase_line (purchase_id, position, line_id, sku, quantity, unit_price, discount, total,
                                       carried_out_from, returned)
            values ('00000000-0000-7000-8000-0000000000a1', 0, '00000000-0000-7000-8000-000000000011', 'A', 2, 300, 0,
                    600, null, 1),
                   ('00000000-0000-7000-8000-0000000000a1', 1, '00000000-0000-7000-8000-000000000012', 'B', 1, 400, 0,
                    400, null, 0),
                   ('00000000-0000-7000-8000-0000000000a2', 0, '00000000-0000-7000-8000-000000000021', 'A', 1, 500, 0,
                    500, null, 0),
                   ('00000000-0000-7000-8000-0000000000a3', 0, '00000000-0000-7000-8000-000000000031', 'A', 2, 1000, 150,
                    1850, '3012345000024', 0);
            insert into purchase_tender (purchase_id, position, kind, amount) values
                ('00000000-0000-7000-8000-0000000000a1', 0, 'CARD', 1000),
                ('00000000-0000-7000-8000-0000000000a2', 0, 'CARD', 500),
                ('00000000-0000-7000-8000-0000000000a3', 0, 'CASH', 1850),
                ('00000000-0000-7000-8000-0000000000a3', 1, 'POINTS', 0);
            insert into purchase_return (return_id, purchase_id, version, channel, location, currency, total, units,
                                         returned_at, recorded_at)
            values ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', 2, 'tills',
                    '3012345000024', 'EUR', 300, 1, '2026-03-01Z', '2026-03-02Z');
            insert into return_line values ('00000000-0000-7000-8000-0000000000b1', 0,
                '00000000-0000-7000-8000-000000000011', 'A', 1, 300, 'SELLABLE');
            insert into return_refund values ('00000000-0000-7000-8000-0000000000b1', 0, 'CARD', 300, null)""";

    /**
     * Before the ledger knew VAT: an order of three pieces under a quote, two of them sent and one of those come back; a
     * receipt under a quote that was voided; one under none.
     */
    private static final String WITHOUT_TAX = """
            insert into purchase (purchase_id, kind, order_id, store, till, number, channel, location, currency, total,
                                  units, fulfilled, purchased_at, recorded_at)
            values ('00000000-0000-7000-8000-0000000000a1', 'ORDER', '00000000-0000-7000-8000-000000000001', null, null,
                    null, 'web', null, 'EUR', 100, 3, false, '2026-01-01Z', '2026-01-02Z'),
                   ('00000000-0000-7000-8000-0000000000a2', 'RECEIPT', null, '3012345000024', '1', '1', 'tills',
                    '3012345000024', 'EUR', 600, 1, true, '2026-01-01Z', '2026-01-02Z'),
                   ('00000000-0000-7000-8000-0000000000a3', 'RECEIPT', null, '3012345000024', '1', '2', 'tills',
                    '3012345000024', 'EUR', 50, 1, true, '2026-01-01Z', '2026-01-02Z');
            insert into purchase_line (purchase_id, position, line_id, sku, quantity, unit_price, discount, total,
                                       carried_out_from, returned, handed_over, quoted)
            values ('00000000-0000-7000-8000-0000000000a1', 0, '00000000-0000-7000-8000-000000000011', 'A', 3, 34, 2,
                    100, null, 1, 2, '{"taxRate": 2000, "tax": {"minor": 17, "currency": "EUR"}, "gift": null}'),
                   ('00000000-0000-7000-8000-0000000000a2', 0, '00000000-0000-7000-8000-000000000021', 'B', 1, 600, 0,
                    600, '3012345000024', 1, 1, '{"taxRate": 550, "tax": {"minor": 31, "currency": "EUR"}}'),
                   ('00000000-0000-7000-8000-0000000000a3', 0, '00000000-0000-7000-8000-000000000031', 'C', 1, 50, 0,
                    50, '3012345000024', 0, 1, null);
            insert into purchase_return (return_id, purchase_id, version, channel, location, currency, total, units,
                                         returned_at, recorded_at)
            values ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', 2, 'tills',
                    '3012345000024', 'EUR', 33, 1, '2026-03-01Z', '2026-03-02Z'),
                   ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000a2', 2, 'tills',
                    '3012345000024', 'EUR', 600, 1, '2026-01-01Z', '2026-01-02Z');
            insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at) values
                ('00000000-0000-7000-8000-0000000000a1', 'SALE', '00000000-0000-7000-8000-0000000000a1', 'web',
                 '2026-01-01Z', '2026-01-02Z'),
                ('00000000-0000-7000-8000-0000000000c1', 'HANDOVER', '00000000-0000-7000-8000-0000000000a1', 'web',
                 '2026-02-01Z', '2026-02-01Z'),
                ('00000000-0000-7000-8000-0000000000b1', 'RETURN', '00000000-0000-7000-8000-0000000000a1', 'tills',
                 '2026-03-01Z', '2026-03-02Z'),
                ('00000000-0000-7000-8000-0000000000a2', 'SALE', '00000000-0000-7000-8000-0000000000a2', 'tills',
                 '2026-01-01Z', '2026-01-02Z'),
                ('00000000-0000-7000-8000-0000000000b2', 'VOID', '00000000-0000-7000-8000-0000000000a2', 'tills',
                 '2026-01-01Z', '2026-01-03Z'),
                ('00000000-0000-7000-8000-0000000000a3', 'SALE', '00000000-0000-7000-8000-0000000000a3', 'tills',
                 '2026-01-01Z', '2026-01-02Z');
            insert into sales_posting (entry_id, position, account, amount, currency, channel, location, attached_store,
                                       line_id, sku, pieces, occurred_at)
            select ('00000000-0000-7000-8000-0000000000' || entry)::uuid, position, account, amount, 'EUR', channel,
                   location, '3012345000031', ('00000000-0000-7000-8000-0000000000' || line)::uuid, sku, pieces,
                   '2026-01-01Z'
            from (values
                ('a1', 0, 'CARD', 100, 'web', null, null, null, 0),
                ('a1', 1, 'DEFERRED_REVENUE', -100, 'web', null, '11', 'A', 3),
                ('c1', 0, 'DEFERRED_REVENUE', 67, 'web', null, '11', 'A', -2),
                ('c1', 1, 'REVENUE', -34, 'web', '3012345000017', '11', 'A', 1),
                ('c1', 2, 'DISCOUNTS', 1, 'web', '3012345000017', '11', 'A', 0),
                ('c1', 3, 'REVENUE', -34, 'web', '3012345000024', '11', 'A', 1),
                ('b1', 0, 'RETURNS', 33, 'web', '3012345000024', '11', 'A', 1),
                ('b1', 1, 'CARD', -33, 'web', '3012345000024', null, null, 0),
                ('a2', 0, 'CASH', 600, 'tills', '3012345000024', null, null, 0),
                ('a2', 1, 'REVENUE', -600, 'tills', '3012345000024', '21', 'B', 1),
                ('b2', 0, 'CASH', -600, 'tills', '3012345000024', null, null, 0),
                ('b2', 1, 'REVENUE', 600, 'tills', '3012345000024', '21', 'B', -1),
                ('a3', 0, 'CASH', 50, 'tills', '3012345000024', null, null, 0),
                ('a3', 1, 'REVENUE', -50, 'tills', '3012345000024', '31', 'C', 1))
                posting (entry, position, account, amount, channel, location, line, sku, pieces)""";

    private static final String TAXED = """
            select concat_ws(' ', right(entry_id::text, 2), account, sum(amount), right(location, 2), sku, sum(pieces),
                             coalesce(tax_rate::text, 'unknown'))
            from sales_posting where line_id is not null
            group by entry_id, account, location, sku, tax_rate having sum(amount) <> 0 or sum(pieces) <> 0
            order by entry_id, account, location, tax_rate""";

    private static final String BOOKED = """
            select concat_ws(' ', right(entry_id::text, 2), account, amount, channel, right(location, 2), sku, pieces,
                             (occurred_at at time zone 'UTC')::date)
            from sales_posting order by entry_id, position""";

    @LocalStack.Injected
    Environment environment;

    @Test
    void whatIsThereIsBookedByTheMigration() throws SQLException {
        String schema = "before_" + UUID.randomUUID().toString().replace("-", "");
        migrations(schema).target("6").load().migrate();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            statement.execute(BEFORE);

            migrations(schema).load().migrate();

            assertThat(rows(statement, BOOKED))
                    .containsExactly(
                            "01 DEFERRED_REVENUE 600 web A -2 2026-02-01",
                            "01 DEFERRED_REVENUE 400 web B -1 2026-02-01",
                            "01 REVENUE -600 web 17 A 2 2026-02-01",
                            "01 REVENUE -400 web B 1 2026-02-01",
                            "a1 CARD 1000 web 0 2026-01-01",
                            "a1 DEFERRED_REVENUE -600 web A 2 2026-01-01",
                            "a1 DEFERRED_REVENUE -400 web B 1 2026-01-01",
                            "a2 CARD 500 web 0 2026-01-01",
                            "a2 DEFERRED_REVENUE -500 web A 1 2026-01-01",
                            "a3 CASH 1850 tills 24 0 2026-01-01",
                            "a3 REVENUE -2000 tills 24 A 2 2026-01-01",
                            "a3 DISCOUNTS 150 tills 24 A 0 2026-01-01",
                            "b1 RETURNS 300 web 24 A 1 2026-03-01",
                            "b1 CARD -300 web 24 0 2026-03-01");
        }
    }

    @Test
    void theTaxOfWhatIsThereIsDerivedFromTheQuotesThatAreKept() throws SQLException {
        String schema = "taxless_" + UUID.randomUUID().toString().replace("-", "");
        migrations(schema).target("37").load().migrate();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            connection.setAutoCommit(false);
            statement.execute(WITHOUT_TAX);
            connection.commit();
            connection.setAutoCommit(true);

            migrations(schema).load().migrate();

            // Of 17 cents lie 6 in the first 33 and 11 in the first 67; the piece that came back takes its share of
            // those.
            assertThat(rows(statement, TAXED))
                    .containsExactly(
                            "a1 DEFERRED_REVENUE -100 A 3 2000",
                            "a2 REVENUE -600 24 B 1 550",
                            "a2 VAT -31 24 B 0 550",
                            "a2 VAT_INCLUDED 31 24 B 0 550",
                            "a3 REVENUE -50 24 C 1 unknown",
                            "b1 RETURNS 33 24 A 1 2000",
                            "b1 VAT 5 24 A 0 2000",
                            "b1 VAT_INCLUDED -5 24 A 0 2000",
                            "b2 REVENUE 600 24 B -1 550",
                            "b2 VAT 31 24 B 0 550",
                            "b2 VAT_INCLUDED -31 24 B 0 550",
                            "c1 DEFERRED_REVENUE 67 A -2 2000",
                            "c1 DISCOUNTS 1 17 A 0 2000",
                            "c1 REVENUE -34 17 A 1 2000",
                            "c1 REVENUE -34 24 A 1 2000",
                            "c1 VAT -6 17 A 0 2000",
                            "c1 VAT -5 24 A 0 2000",
                            "c1 VAT_INCLUDED 6 17 A 0 2000",
                            "c1 VAT_INCLUDED 5 24 A 0 2000");
            assertThat(rows(statement, "select entry_id::text from sales_posting group by 1 having sum(amount) <> 0"))
                    .isEmpty();
        }
    }

    private FluentConfiguration migrations(String schema) {
        return Flyway.configure()
                .dataSource(environment.jdbcUrl(), environment.username(), environment.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .schemas(schema);
    }

    private static List<String> rows(Statement statement, String question) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(question)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
