package org.unisson.order.purchase.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.application.Purchases;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.quote.persistence.LineTermsJson;

/** Purchases in PostgreSQL: a header, its lines and its tenders. */
@ApplicationScoped
class PurchaseTables implements Purchases {

    private static final String HEADERS = """
            select purchase_id, kind, order_id, store, till, number, channel, location,
                   case when claim.claim_id is null then purchase.customer end as customer, card, currency, total,
                   purchased_at, recorded_at,
                   (select quote_id from order_quote quote
                    where quote.order_id = purchase.order_id or quote.purchase_id = purchase.purchase_id) as quote_id
            from purchase left join purchase_claim claim using (purchase_id)
            where purchase_id = any($1) order by recorded_at, purchase_id""";

    private static final String RECORDED_AFTER = """
            select purchase_id from purchase where (recorded_at, purchase_id) > ($1, $2)
            order by recorded_at, purchase_id limit $3""";

    private static final String LINES = """
            select purchase_id, line_id, sku, quantity, unit_price, discount, total, carried_out_from,
                   gift_card, quoted::text as quoted
            from purchase_line where purchase_id = any($1) order by purchase_id, position""";

    private static final String TENDERS = """
            select purchase_id, kind, amount, reference
            from purchase_tender where purchase_id = any($1) order by purchase_id, position""";

    private static final String HANDED_OVER = """
            update purchase_line line set handed_over = handed_over + gone.pieces
            from purchase, unnest($2::uuid[], $3::bigint[]) as gone (line_id, pieces)
            where purchase.order_id = $1 and line.purchase_id = purchase.purchase_id and line.line_id = gone.line_id
            returning line.purchase_id, line.line_id, line.handed_over - gone.pieces""";

    private static final String ALL_HANDED_OVER = """
            update purchase_line line set handed_over = line.quantity - line.cancelled
            where line.purchase_id = any($1) and line.handed_over < line.quantity - line.cancelled""";

    // The orders are locked by whoever says so; the row is locked here, against a return of the goods.
    private static final String FULFILLED = """
            update purchase set fulfilled = true where order_id = any($1) and not fulfilled returning purchase_id""";

    private final LineTermsJson json;

    PurchaseTables(LineTermsJson json) {
        this.json = json;
    }

    @Override
    public Uni<Void> add(Transaction tx, List<Purchase> purchases, Instant recordedAt) {
        return PurchaseRows.headers(purchases, recordedAt)
                .insert(tx)
                .chain(() -> PurchaseRows.lines(purchases, json).insert(tx))
                .chain(() -> PurchaseRows.tenders(purchases).insert(tx));
    }

    @Override
    public Uni<List<UUID>> recordedAfter(Transaction tx, Instant recordedAt, UUID id, int atMost) {
        return tx.sql(RECORDED_AFTER, Times.toDatabase(recordedAt), id, atMost).map(PurchaseTables::ids);
    }

    @Override
    public Uni<List<Recorded>> sold(Transaction tx, Collection<UUID> purchaseIds) {
        Object asked = purchaseIds.toArray(UUID[]::new);
        return tx.sql(LINES, asked).chain(lines -> tx.sql(TENDERS, asked).chain(tenders -> tx.sql(HEADERS, asked)
                .map(headers -> PurchaseReading.of(headers, lines, tenders, json))));
    }

    @Override
    public Uni<Before> handedOver(Transaction tx, UUID orderId, Map<UUID, Long> pieces) {
        UUID[] lines = pieces.keySet().toArray(UUID[]::new);
        return tx.sql(HANDED_OVER, orderId, lines, pieces.values().toArray(Long[]::new))
                .map(rows -> {
                    Map<UUID, Long> before = new HashMap<>();
                    UUID purchase = null;
                    for (Row row : rows) {
                        purchase = row.getUUID(0);
                        before.put(row.getUUID(1), row.getLong(2));
                    }
                    if (before.size() < lines.length) {
                        throw new IllegalStateException("order " + orderId + " was not sold with all of " + pieces);
                    }
                    return new Before(purchase, before);
                });
    }

    @Override
    public Uni<List<UUID>> fulfilled(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql(FULFILLED, (Object) orderIds.toArray(UUID[]::new))
                .map(PurchaseTables::ids)
                .call(news -> tx.sql(ALL_HANDED_OVER, (Object) news.toArray(UUID[]::new)));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList();
    }
}
