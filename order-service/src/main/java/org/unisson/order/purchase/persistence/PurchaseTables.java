package org.unisson.order.purchase.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.application.Purchases;
import org.unisson.order.purchase.domain.Purchase;

/** Purchases in PostgreSQL: a header, its lines and its tenders. */
@ApplicationScoped
class PurchaseTables implements Purchases {

    private static final String HEADERS = """
            select purchase_id, kind, order_id, store, till, number, channel, location, customer, card, currency, total,
                   purchased_at, recorded_at
            from purchase where purchase_id = any($1) order by recorded_at, purchase_id""";

    private static final String RECORDED_AFTER = """
            select purchase_id from purchase where (recorded_at, purchase_id) > ($1, $2)
            order by recorded_at, purchase_id limit $3""";

    private static final String LINES = """
            select purchase_id, line_id, sku, quantity, unit_price, discount, total, carried_out_from
            from purchase_line where purchase_id = any($1) order by purchase_id, position""";

    private static final String TENDERS = """
            select purchase_id, kind, amount, reference
            from purchase_tender where purchase_id = any($1) order by purchase_id, position""";

    private static final String HANDED_OVER = """
            update purchase_line line set handed_over = handed_over + gone.pieces
            from purchase, unnest($2::uuid[], $3::bigint[]) as gone (line_id, pieces)
            where purchase.order_id = $1 and line.purchase_id = purchase.purchase_id and line.line_id = gone.line_id""";

    private static final String ALL_HANDED_OVER = """
            update purchase_line line set handed_over = line.quantity - line.cancelled
            from purchase where purchase.order_id = $1 and line.purchase_id = purchase.purchase_id
              and line.handed_over < line.quantity - line.cancelled""";

    @Override
    public Uni<Void> add(Transaction tx, List<Purchase> purchases, Instant recordedAt) {
        return PurchaseRows.headers(purchases, recordedAt)
                .insert(tx)
                .chain(() -> PurchaseRows.lines(purchases).insert(tx))
                .chain(() -> PurchaseRows.tenders(purchases).insert(tx));
    }

    @Override
    public Uni<List<UUID>> recordedAfter(Transaction tx, Instant recordedAt, UUID id, int atMost) {
        return tx.sql(RECORDED_AFTER, Times.toDatabase(recordedAt), id, atMost)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    @Override
    public Uni<List<Recorded>> sold(Transaction tx, Collection<UUID> purchaseIds) {
        Object asked = purchaseIds.toArray(UUID[]::new);
        return tx.sql(LINES, asked).chain(lines -> tx.sql(TENDERS, asked)
                .chain(tenders -> tx.sql(HEADERS, asked).map(headers -> PurchaseReading.of(headers, lines, tenders))));
    }

    @Override
    public Uni<Void> handedOver(Transaction tx, UUID orderId, Map<UUID, Long> pieces) {
        return tx.sql(
                        HANDED_OVER,
                        orderId,
                        pieces.keySet().toArray(UUID[]::new),
                        pieces.values().toArray(Long[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> fulfilled(Transaction tx, UUID orderId) {
        return tx.sql("update purchase set fulfilled = true where order_id = $1 and not fulfilled", orderId)
                .chain(() -> tx.sql(ALL_HANDED_OVER, orderId))
                .replaceWithVoid();
    }
}
