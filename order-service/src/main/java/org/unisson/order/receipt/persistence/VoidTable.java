package org.unisson.order.receipt.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Voids;
import org.unisson.order.receipt.domain.VoidReceipt;

/** Voids in PostgreSQL. */
@ApplicationScoped
class VoidTable implements Voids {

    private static final String HOLD = """
            select purchase.purchase_id
            from unnest($1::text[], $2::text[], $3::text[]) as asked (store, till, number)
            join receipt using (store, till, number) join purchase on purchase.purchase_id = receipt.purchase_id
            order by purchase.purchase_id for update of purchase""";
    private static final String VOIDED = """
            select asked.store, asked.till, asked.number, receipt.purchase_id
            from unnest($1::text[], $2::text[], $3::text[]) as asked (store, till, number)
            join receipt using (store, till, number)
            where exists (select from receipt_void where receipt_void.purchase_id = receipt.purchase_id)""";
    // The key of a receipt that stands later in the same batch is claimed already, but nothing is sold under it yet.
    private static final String FIND = """
            select sale.purchase_id, sale.total, sale.currency, sale.purchased_at, day.session_id, day.closed_at,
                exists (select from receipt_void void where void.purchase_id = sale.purchase_id) as voided,
                exists (select from purchase_line line where line.purchase_id = sale.purchase_id and returned > 0)
                    as returned,
                exists (select from purchase_line line where line.purchase_id = sale.purchase_id
                    and gift_card is not null) as gift_card,
                exists (select from purchase_tender paid where paid.purchase_id = sale.purchase_id
                    and paid.kind = 'EXCHANGE') as exchange
            from receipt left join purchase sale on sale.purchase_id = receipt.purchase_id
            left join lateral (
                select session_id, closed_at from till_session session
                where session.store = receipt.store and session.till = receipt.till
                  and (session_id = receipt.session
                    or (opened_at <= sale.purchased_at and (closed_at is null or sale.purchased_at < closed_at)))
                order by (session_id = receipt.session) desc nulls last limit 1) day on true
            left join receipt_void itself
                on itself.store = receipt.store and itself.till = receipt.till and itself.number = receipt.number
            where receipt.store = $1 and receipt.till = $2 and receipt.number = $3
              and (sale.purchase_id is not null or itself.return_id is not null)""";
    private static final String ADD = """
            insert into receipt_void (store, till, number, voided_till, voided_number, purchase_id, return_id)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    @Override
    public Uni<Void> hold(Transaction tx, Collection<ReceiptRef> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(HOLD, stores(keys), column(keys, ReceiptRef::till), column(keys, ReceiptRef::number))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Map<ReceiptRef, UUID>> voided(Transaction tx, Collection<ReceiptRef> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(VOIDED, stores(keys), column(keys, ReceiptRef::till), column(keys, ReceiptRef::number))
                .map(rows -> {
                    Map<ReceiptRef, UUID> voided = new HashMap<>();
                    rows.forEach(row -> voided.put(
                            new ReceiptRef(new Gln(row.getString(0)), row.getString(1), row.getString(2)),
                            row.getUUID(3)));
                    return voided;
                });
    }

    @Override
    public Uni<Optional<ToVoid>> find(Transaction tx, ReceiptRef key) {
        return tx.sql(FIND, key.store().number(), key.till(), key.number())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(VoidTable::found));
    }

    @Override
    public Uni<Void> add(Transaction tx, VoidReceipt receipt, UUID purchaseId, UUID returnId) {
        ReceiptRef key = receipt.reference();
        return tx.sql(
                        ADD,
                        key.store().number(),
                        key.till(),
                        key.number(),
                        receipt.voids().till(),
                        receipt.voids().number(),
                        purchaseId,
                        returnId)
                .replaceWithVoid();
    }

    private static ToVoid found(Row row) {
        UUID purchaseId = row.getUUID("purchase_id");
        return new ToVoid(
                purchaseId,
                purchaseId == null ? null : new Money(row.getLong("total"), row.getString("currency")),
                Times.fromDatabase(row.getOffsetDateTime("purchased_at")),
                row.getUUID("session_id"),
                Times.fromDatabase(row.getOffsetDateTime("closed_at")),
                row.getBoolean("voided"),
                row.getBoolean("returned"),
                row.getBoolean("gift_card"),
                row.getBoolean("exchange"));
    }

    private static String[] stores(Collection<ReceiptRef> keys) {
        return column(keys, key -> key.store().number());
    }

    private static String[] column(Collection<ReceiptRef> keys, Function<ReceiptRef, String> part) {
        return List.copyOf(keys).stream().map(part).toArray(String[]::new);
    }
}
