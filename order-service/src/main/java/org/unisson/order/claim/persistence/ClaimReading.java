package org.unisson.order.claim.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.domain.Variant;

/** Claims from the rows of their tables. */
final class ClaimReading {

    private ClaimReading() {}

    static List<Claim> claims(RowSet<Row> headers, RowSet<Row> lines) {
        Map<UUID, List<Row>> linesOf = new HashMap<>();
        lines.forEach(row -> linesOf.computeIfAbsent(row.getUUID("claim_id"), id -> new ArrayList<>())
                .add(row));
        List<Claim> claims = new ArrayList<>();
        headers.forEach(row -> claims.add(claim(row, linesOf.get(row.getUUID("claim_id")))));
        return claims;
    }

    private static Claim claim(Row row, List<Row> lines) {
        String currency = row.getString("currency");
        return new Claim(
                row.getUUID("claim_id"),
                row.getLong("version"),
                row.getUUID("order_id"),
                row.getUUID("purchase_id"),
                row.getUUID("customer"),
                row.getString("channel"),
                Status.valueOf(row.getString("status")),
                Reason.valueOf(row.getString("reason")),
                Variant.valueOf(row.getString("variant")),
                lines.stream().map(line -> line(line, currency)).toList(),
                new Money(row.getLong("value"), currency),
                row.getUUID("replacement_order"),
                Times.fromDatabase(row.getOffsetDateTime("made_at")));
    }

    private static ClaimedLine line(Row row, String currency) {
        return new ClaimedLine(
                row.getUUID("line_id"),
                new Sku(row.getString("sku")),
                row.getLong("quantity"),
                new Money(row.getLong("worth"), currency),
                new Gln(row.getString("sent_from")),
                row.getUUID("replacement_line"),
                row.getLong("refunded"),
                row.getLong("came_back"));
    }

    static Decision decision(Row row) {
        return new Decision(
                row.getUUID("claim_id"),
                row.getLong("version"),
                row.getUUID("decision_id"),
                Status.valueOf(row.getString("status")),
                Reason.valueOf(row.getString("reason")),
                row.getUUID("replacement_order"),
                row.getString("remark"),
                row.getString("decided_by"),
                Times.fromDatabase(row.getOffsetDateTime("decided_at")));
    }
}
