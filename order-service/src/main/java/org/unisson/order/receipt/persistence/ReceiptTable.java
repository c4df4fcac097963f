package org.unisson.order.receipt.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Receipts;

/** The keys of receipts in PostgreSQL. */
@ApplicationScoped
class ReceiptTable implements Receipts {

    // In the order of the arrays: two batches that share keys claim them in the same order and cannot deadlock.
    private static final String CLAIM = """
            insert into receipt (store, till, number, purchase_id, content_hash)
            select store, till, number, purchase_id, content_hash
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bytea[]) with ordinality
                 as claim (store, till, number, purchase_id, content_hash, place)
            order by place
            on conflict do nothing returning store, till, number""";

    private static final String TAKEN = """
            select store, till, number, purchase_id, content_hash
            from receipt join unnest($1::text[], $2::text[], $3::text[]) as asked (store, till, number)
                 using (store, till, number)""";

    @Override
    public Uni<Set<ReceiptRef>> claim(Transaction tx, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<ReceiptRef> keys = claims.stream().map(Claim::key).toList();
        return tx.sql(
                        CLAIM,
                        column(keys, key -> key.store().number()),
                        column(keys, ReceiptRef::till),
                        column(keys, ReceiptRef::number),
                        claims.stream().map(Claim::purchaseId).toArray(UUID[]::new),
                        claims.stream()
                                .map(claim -> Buffer.buffer(claim.hash()))
                                .toArray(Buffer[]::new))
                .map(rows -> {
                    Set<ReceiptRef> ours = new HashSet<>();
                    rows.forEach(row -> ours.add(key(row)));
                    return ours;
                });
    }

    @Override
    public Uni<Map<ReceiptRef, Taken>> taken(Transaction tx, List<ReceiptRef> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(
                        TAKEN,
                        column(keys, key -> key.store().number()),
                        column(keys, ReceiptRef::till),
                        column(keys, ReceiptRef::number))
                .map(rows -> {
                    Map<ReceiptRef, Taken> taken = new HashMap<>();
                    for (Row row : rows) {
                        taken.put(
                                key(row),
                                new Taken(
                                        row.getUUID("purchase_id"),
                                        row.getBuffer("content_hash").getBytes()));
                    }
                    return taken;
                });
    }

    private static ReceiptRef key(Row row) {
        return new ReceiptRef(new Gln(row.getString("store")), row.getString("till"), row.getString("number"));
    }

    private static String[] column(List<ReceiptRef> keys, Function<ReceiptRef, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
