package org.unisson.order.purchase.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.application.Purchases.Recorded;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.quote.persistence.LineTermsJson;

/** Purchases from the rows of their three tables. */
final class PurchaseReading {

    private PurchaseReading() {}

    static List<Recorded> of(RowSet<Row> headers, RowSet<Row> lines, RowSet<Row> tenders, LineTermsJson json) {
        Map<UUID, List<Row>> linesOf = ViewReading.byPurchase(lines);
        Map<UUID, List<Row>> tendersOf = ViewReading.byPurchase(tenders);
        List<Recorded> purchases = new ArrayList<>();
        for (Row row : headers) {
            UUID id = row.getUUID("purchase_id");
            purchases.add(new Recorded(
                    purchase(row, linesOf.getOrDefault(id, List.of()), tendersOf.getOrDefault(id, List.of()), json),
                    row.getOffsetDateTime("recorded_at").toInstant()));
        }
        return purchases;
    }

    private static Purchase purchase(Row row, List<Row> lines, List<Row> tenders, LineTermsJson json) {
        String currency = row.getString("currency");
        PurchaseKind kind = PurchaseKind.valueOf(row.getString("kind"));
        return new Purchase(
                row.getUUID("purchase_id"),
                kind,
                row.getUUID("order_id"),
                kind == PurchaseKind.RECEIPT
                        ? new ReceiptRef(
                                new Gln(row.getString("store")), row.getString("till"), row.getString("number"))
                        : null,
                row.getString("channel"),
                gln(row.getString("location")),
                row.getUUID("customer"),
                row.getString("card"),
                map(lines, line -> line(line, currency, json)),
                map(tenders, tender -> tender(tender, currency)),
                new Money(row.getLong("total"), currency),
                row.getOffsetDateTime("purchased_at").toInstant(),
                row.getUUID("quote_id"));
    }

    private static PurchaseLine line(Row row, String currency, LineTermsJson json) {
        return new PurchaseLine(
                row.getUUID("line_id"),
                new Sku(row.getString("sku")),
                row.getLong("quantity"),
                new Money(row.getLong("unit_price"), currency),
                new Money(row.getLong("discount"), currency),
                new Money(row.getLong("total"), currency),
                gln(row.getString("carried_out_from")),
                row.getUUID("gift_card"),
                json.read(row.getString("quoted")));
    }

    private static PurchaseTender tender(Row row, String currency) {
        return new PurchaseTender(
                row.getString("kind"), new Money(row.getLong("amount"), currency), row.getString("reference"));
    }

    private static <T> List<T> map(List<Row> rows, Function<Row, T> read) {
        return rows.stream().map(read).toList();
    }

    private static Gln gln(String number) {
        return number == null ? null : new Gln(number);
    }
}
