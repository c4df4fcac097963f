package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.Returns;

/** Returns in PostgreSQL. */
@ApplicationScoped
class ReturnTables implements Returns {

    private static final String HOLD = """
            select version, order_id, customer, card, currency, total
            from purchase where purchase_id = $1 for update""";

    private static final String LINES = """
            select line_id, sku, quantity, returned, total, handed_over, cancelled
            from purchase_line where purchase_id = $1 order by position""";

    // What was set off in an exchange goes back to what had paid it in the first place.
    private static final String TENDERS = """
            select coalesce(origin.kind, paid.kind) as kind, paid.amount, refunded,
                   case when origin.kind is null then paid.reference else origin.reference end as reference,
                   case when origin.kind is null then purchase.order_id else origin.order_id end as order_id
            from purchase_tender paid join purchase using (purchase_id)
            left join set_off origin
                on origin.set_off_id = case when paid.kind = 'EXCHANGE' then paid.reference::uuid end
            where purchase_id = $1 order by paid.position""";

    private static final String KNOWN =
            "select return_id from purchase_return where purchase_id = $1 and reference = $2";

    private static final String RECORDED_AFTER = """
            select return_id from purchase_return where (recorded_at, return_id) > ($1, $2)
            order by recorded_at, return_id limit $3""";

    private static final String HEADERS = """
            select return_id, purchase_id, made.version, made.channel, made.location,
                   case when claim.version > made.version then null else purchase.customer end as customer, purchase.card,
                   made.currency, made.total, purchase.total as purchase_total, returned_at, made.recorded_at,
                   made.reference, made.cause
            from purchase_return made join purchase using (purchase_id) left join purchase_claim claim using (purchase_id)
            where return_id = any($1) order by made.recorded_at, return_id""";

    private static final String RETURNED = """
            select return_id, line_id, sku, quantity, refund, condition
            from return_line where return_id = any($1) order by return_id, position""";

    private static final String REFUNDED = """
            select return_id, kind, amount, reference
            from return_refund where return_id = any($1) order by return_id, position""";

    @Override
    public Uni<Optional<Held>> hold(Transaction tx, UUID purchaseId) {
        // The lines are read after the lock is held: they hold what the returns before this one have left.
        return tx.sql(HOLD, purchaseId)
                .chain(headers -> headers.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : held(tx, purchaseId, headers.iterator().next()));
    }

    private static Uni<Optional<Held>> held(Transaction tx, UUID purchaseId, Row header) {
        return tx.sql(LINES, purchaseId).chain(lines -> tx.sql(TENDERS, purchaseId)
                .map(tenders -> Optional.of(ReturnReading.held(header, lines, tenders))));
    }

    @Override
    public Uni<Optional<PurchaseReturn>> known(Transaction tx, UUID purchaseId, String reference) {
        return tx.sql(KNOWN, purchaseId, reference)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : all(tx, ids).map(found -> found.stream().findFirst()));
    }

    @Override
    public Uni<Void> add(Transaction tx, PurchaseReturn made, List<Money> perTender, Map<UUID, Long> uncounted) {
        return ReturnWriting.write(tx, made, perTender, uncounted);
    }

    @Override
    public Uni<List<UUID>> recordedAfter(Transaction tx, Instant recordedAt, UUID id, int atMost) {
        return tx.sql(RECORDED_AFTER, Times.toDatabase(recordedAt), id, atMost)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    @Override
    public Uni<List<PurchaseReturn>> all(Transaction tx, Collection<UUID> returnIds) {
        Object asked = returnIds.toArray(UUID[]::new);
        Uni<RowSet<Row>> headers = tx.sql(HEADERS, asked);
        return headers.chain(found -> tx.sql(RETURNED, asked)
                .chain(lines -> tx.sql(REFUNDED, asked).map(refunds -> ReturnReading.returns(found, lines, refunds))));
    }
}
