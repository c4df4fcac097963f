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
            insert into receipt (store, till, number, purchase_id, content_hash, code_hash, session)
            select store, till, number, purchase_id, content_hash, code_hash, session
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bytea[], $6::bytea[], $7::uuid[])
                 with ordinality as claim (store, till, number, purchase_id, content_hash, code_hash, session, place)
            order by place
            on conflict do nothing returning store, till, number""";

    private static final String TAKEN = """
            select store, till, number, coalesce(receipt_void.purchase_id, receipt.purchase_id) as purchase_id,
                   content_hash, code_hash is not null as coded
            from receipt join unnest($1::text[], $2::text[], $3::text[]) as asked (store, till, number)
                 using (store, till, number)
            left join receipt_void using (store, till, number)""";

    private static final String RELEASE = """
            delete from receipt using unnest($1::text[], $2::text[], $3::text[]) as freed (store, till, number)
            where (receipt.store, receipt.till, receipt.number) = (freed.store, freed.till, freed.number)""";

    private static final String CORRECT = """
            insert into receipt_correction (purchase_id, corrected_till, corrected_number)
            select * from unnest($1::uuid[], $2::text[], $3::text[])""";

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
                        claims.stream().map(Claim::id).toArray(UUID[]::new),
                        claims.stream()
                                .map(claim -> Buffer.buffer(claim.hash()))
                                .toArray(Buffer[]::new),
                        claims.stream()
                                .map(claim -> claim.code() == null
                                        ? null
                                        : Buffer.buffer(claim.code().hash()))
                                .toArray(Buffer[]::new),
                        claims.stream().map(Claim::session).toArray(UUID[]::new))
                .map(rows -> {
                    Set<ReceiptRef> ours = new HashSet<>();
                    rows.forEach(row -> ours.add(key(row)));
                    return ours;
                });
    }

    @Override
    public Uni<Void> release(Transaction tx, List<ReceiptRef> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                RELEASE,
                                column(keys, key -> key.store().number()),
                                column(keys, ReceiptRef::till),
                                column(keys, ReceiptRef::number))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> correct(Transaction tx, Map<UUID, ReceiptRef> corrected) {
        List<ReceiptRef> keys = List.copyOf(corrected.values());
        return corrected.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                CORRECT,
                                corrected.keySet().toArray(UUID[]::new),
                                column(keys, ReceiptRef::till),
                                column(keys, ReceiptRef::number))
                        .replaceWithVoid();
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
                                        row.getBuffer("content_hash").getBytes(),
                                        row.getBoolean("coded")));
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
