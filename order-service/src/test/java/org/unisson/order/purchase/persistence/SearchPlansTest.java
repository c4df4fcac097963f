package org.unisson.order.purchase.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.purchase.application.PurchaseSearch;
import org.unisson.order.testing.Plans;

/** A purchase is found by an index, whatever is remembered of it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SearchPlansTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    private static final Sku SKU = new Sku("sku-7");

    // Tables of the same shape, without what each purchase brings about.
    private static final String PURCHASES = """
            insert into purchase (purchase_id, version, kind, order_id, channel, location, customer, card, currency, total,
                                  units, fulfilled, purchased_at, recorded_at)
            select gen_random_uuid(), 1, 'ORDER', gen_random_uuid(), 'web', '3' || n % 300, gen_random_uuid(), 'C-' || n,
                   'EUR', n, 1, true, timestamptz '2026-01-01' + n * interval '100 seconds', now()
            from generate_series(1, 200000) n""";
    private static final String LINES = """
            insert into purchase_line (purchase_id, position, line_id, sku, quantity, unit_price, discount, total)
            select purchase_id, 0, gen_random_uuid(), 'sku-' || total % 5000, 1, total, 0, total from purchase""";

    @Inject
    AgroalDataSource database;

    @Test
    void noSearchReadsAllPurchases() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : new String[] {"purchase", "purchase_line"}) {
                statement.execute("create temporary table " + table + " (like public." + table
                        + " including indexes including defaults) on commit drop");
            }
            statement.execute(PURCHASES);
            statement.execute(LINES);
            statement.execute("analyze purchase");
            statement.execute("analyze purchase_line");

            for (PurchaseSearch search : new PurchaseSearch[] {
                new PurchaseSearch(SKU, FROM, UNTIL, null, null, null, null),
                new PurchaseSearch(SKU, FROM, UNTIL, Gln.ofTwelve("301234567890"), null, null, null),
                new PurchaseSearch(SKU, FROM, UNTIL, null, 10_00L, null, null),
                new PurchaseSearch(SKU, FROM, UNTIL, null, null, UUID.randomUUID(), null),
                new PurchaseSearch(SKU, FROM, UNTIL, null, null, null, "C-7")
            }) {
                Filter filter = PurchaseViews.search(search, new PurchaseCursor(null, null));
                String page = PurchaseViews.page(search.customer(), filter, 50);
                assertThat(Plans.of(statement, page, filter.values()))
                        .as(filter.where())
                        .contains("Index")
                        .doesNotContain("Seq Scan on purchase");
            }
            connection.rollback();
        }
    }
}
