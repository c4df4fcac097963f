package org.unisson.order.returns.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.PaidTender;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnablePurchase;
import org.unisson.order.returns.domain.SoldLine;

/** Returns, and what they are taken from, as read from rows. */
final class ReturnReading {

    private ReturnReading() {}

    static Held held(Row header, RowSet<Row> lines, RowSet<Row> tenders) {
        String currency = header.getString("currency");
        List<SoldLine> sold = new ArrayList<>();
        lines.forEach(row -> sold.add(new SoldLine(
                row.getUUID("line_id"),
                new Sku(row.getString("sku")),
                row.getLong("quantity"),
                row.getLong("returned"),
                new Money(row.getLong("total"), currency),
                row.getLong("handed_over"),
                row.getLong("cancelled"))));
        List<PaidTender> paid = new ArrayList<>();
        tenders.forEach(row -> paid.add(new PaidTender(
                row.getString("kind"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("refunded"), currency),
                row.getString("reference"),
                row.getUUID("order_id"))));
        return new Held(
                new ReturnablePurchase(sold, paid, new Money(header.getLong("total"), currency)),
                header.getLong("version"),
                header.getUUID("order_id"),
                header.getUUID("customer"),
                header.getString("card"));
    }

    static List<PurchaseReturn> returns(RowSet<Row> headers, RowSet<Row> lines, RowSet<Row> refunds) {
        Map<UUID, List<Row>> linesOf = byReturn(lines);
        Map<UUID, List<Row>> refundsOf = byReturn(refunds);
        List<PurchaseReturn> returns = new ArrayList<>();
        for (Row row : headers) {
            UUID id = row.getUUID("return_id");
            returns.add(made(row, linesOf.getOrDefault(id, List.of()), refundsOf.getOrDefault(id, List.of())));
        }
        return returns;
    }

    private static PurchaseReturn made(Row row, List<Row> lines, List<Row> refunds) {
        String currency = row.getString("currency");
        return new PurchaseReturn(
                row.getUUID("return_id"),
                row.getUUID("purchase_id"),
                row.getLong("version"),
                row.getString("channel"),
                new Gln(row.getString("location")),
                row.getUUID("customer"),
                row.getString("card"),
                lines.stream().map(line -> line(line, currency)).toList(),
                refunds.stream().map(refund -> refund(refund, currency)).toList(),
                new Money(row.getLong("total"), currency),
                new Money(row.getLong("purchase_total"), currency),
                row.getOffsetDateTime("returned_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("reference"),
                PurchaseReturn.Cause.valueOf(row.getString("cause")));
    }

    private static ReturnDecision.Line line(Row row, String currency) {
        return new ReturnDecision.Line(
                row.getUUID("line_id"),
                new Sku(row.getString("sku")),
                row.getLong("quantity"),
                new Money(row.getLong("refund"), currency),
                Condition.valueOf(row.getString("condition")));
    }

    private static PurchaseReturn.Refund refund(Row row, String currency) {
        return new PurchaseReturn.Refund(
                row.getString("kind"), new Money(row.getLong("amount"), currency), row.getString("reference"), null);
    }

    private static Map<UUID, List<Row>> byReturn(RowSet<Row> rows) {
        Map<UUID, List<Row>> grouped = new HashMap<>();
        rows.forEach(row -> grouped.computeIfAbsent(row.getUUID("return_id"), id -> new ArrayList<>())
                .add(row));
        return grouped;
    }
}
