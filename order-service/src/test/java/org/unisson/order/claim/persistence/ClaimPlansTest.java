package org.unisson.order.claim.persistence;

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
import org.unisson.order.claim.domain.Status;
import org.unisson.order.purchase.persistence.Filter;
import org.unisson.order.testing.Plans;

/** Claims are listed by an index, whatever is asked for. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ClaimPlansTest {

    // A table of the same shape, without the orders and purchases that each claim is of.
    private static final String ROWS = """
            insert into claim (claim_id, version, order_id, purchase_id, customer, channel, kind, status, reason, variant,
                               value, currency, made_at)
            select gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'web', 'NOT_RECEIVED',
                   case when n % 500 = 0 then 'REVIEW' else 'REFUSED' end, 'plan', 'TRUST', 1, 'EUR', now()
            from generate_series(1, 200000) n""";

    @Inject
    AgroalDataSource database;

    @Test
    void noPageReadsAllClaims() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table claim (like public.claim including indexes) on commit drop");
            statement.execute(ROWS);
            statement.execute("analyze claim");
            UUID any = UUID.randomUUID();

            for (Filter filter : new Filter[] {
                ClaimViews.filter(any, null, null, any),
                ClaimViews.filter(null, any, null, any),
                ClaimViews.filter(any, any, Status.REVIEW, any),
                ClaimViews.filter(null, null, Status.REVIEW, any),
                ClaimViews.filter(null, null, null, any)
            }) {
                assertThat(plan(statement, filter))
                        .as(filter.where())
                        .contains("Index")
                        .doesNotContain("Seq Scan");
            }
            connection.rollback();
        }
    }

    private static String plan(Statement statement, Filter filter) throws SQLException {
        String query = "select * from claim " + filter.where() + " order by claim_id desc limit $" + filter.number(50);
        return Plans.of(statement, query, filter.values());
    }
}
