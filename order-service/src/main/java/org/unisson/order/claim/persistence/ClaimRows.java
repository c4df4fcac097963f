package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.domain.Claim;

/** Reads claims with their lines, whatever finds them. */
final class ClaimRows {

    static final String HEADER = """
            select claim_id, version, order_id, purchase_id, customer, channel, status, reason, variant, value, currency,
                   replacement_order, made_at
            from claim\s""";

    private static final String LINES = """
            select claim_id, line_id, sku, quantity, worth, sent_from, replacement_line, refunded, came_back
            from claim_line where claim_id = any($1) order by claim_id, position""";

    private ClaimRows() {}

    /** @param condition with its order, after {@link #HEADER} */
    static Uni<List<Claim>> where(Transaction tx, String condition, Object... parameters) {
        return tx.sql(HEADER + condition, parameters)
                .chain(headers -> headers.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : tx.sql(LINES, (Object) ids(headers)).map(lines -> ClaimReading.claims(headers, lines)));
    }

    private static UUID[] ids(RowSet<Row> headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(row -> row.getUUID("claim_id"))
                .toArray(UUID[]::new);
    }
}
