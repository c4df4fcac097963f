package org.unisson.order.purchase.persistence;

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
import org.unisson.order.purchase.application.PurchaseView;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.ReceiptRef;

/** Views of purchases from the rows of their three tables. */
final class ViewReading {

    private ViewReading() {}

    static List<PurchaseView> of(RowSet<Row> headers, RowSet<Row> lines, RowSet<Row> tenders) {
        Map<UUID, List<Row>> linesOf = byPurchase(lines);
        Map<UUID, List<Row>> tendersOf = byPurchase(tenders);
        List<PurchaseView> views = new ArrayList<>();
        for (Row row : headers) {
            UUID id = row.getUUID("purchase_id");
            views.add(view(row, linesOf.getOrDefault(id, List.of()), tendersOf.getOrDefault(id, List.of())));
        }
        return views;
    }

    private static PurchaseView view(Row row, List<Row> lineRows, List<Row> tenderRows) {
        String currency = row.getString("currency");
        List<PurchaseView.Tender> tenders =
                tenderRows.stream().map(tender -> tender(tender, currency)).toList();
        return new PurchaseView(
                row.getUUID("purchase_id"),
                row.getLong("version"),
                PurchaseKind.valueOf(row.getString("kind")),
                row.getUUID("order_id"),
                receipt(row),
                row.getString("channel"),
                gln(row.getString("location")),
                row.getUUID("customer"),
                row.getString("card"),
                lineRows.stream().map(line -> line(line, currency)).toList(),
                tenders,
                new Money(row.getLong("total"), currency),
                Money.sum(
                        currency,
                        tenders.stream().map(PurchaseView.Tender::refunded).toList()),
                row.getBoolean("fulfilled"),
                row.getOffsetDateTime("purchased_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                sibling(row, "void_till", "void_number"),
                sibling(row, "corrected_till", "corrected_number"),
                null);
    }

    /** Another receipt of the same store. */
    private static ReceiptRef sibling(Row row, String till, String number) {
        return row.getString(till) == null
                ? null
                : new ReceiptRef(new Gln(row.getString("store")), row.getString(till), row.getString(number));
    }

    private static PurchaseView.Line line(Row row, String currency) {
        return new PurchaseView.Line(
                row.getUUID("line_id"),
                new Sku(row.getString("sku")),
                row.getLong("quantity"),
                row.getLong("returned"),
                new Money(row.getLong("unit_price"), currency),
                new Money(row.getLong("discount"), currency),
                new Money(row.getLong("total"), currency),
                gln(row.getString("carried_out_from")),
                row.getUUID("gift_card"));
    }

    private static PurchaseView.Tender tender(Row row, String currency) {
        return new PurchaseView.Tender(
                row.getString("kind"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("refunded"), currency),
                row.getString("reference"));
    }

    private static ReceiptRef receipt(Row row) {
        return row.getString("store") == null
                ? null
                : new ReceiptRef(new Gln(row.getString("store")), row.getString("till"), row.getString("number"));
    }

    static Map<UUID, List<Row>> byPurchase(RowSet<Row> rows) {
        Map<UUID, List<Row>> grouped = new HashMap<>();
        rows.forEach(row -> grouped.computeIfAbsent(row.getUUID("purchase_id"), id -> new ArrayList<>())
                .add(row));
        return grouped;
    }

    private static Gln gln(String number) {
        return number == null ? null : new Gln(number);
    }
}
