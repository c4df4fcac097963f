package org.unisson.catalog.purchase.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.catalog.purchase.domain.Purchase;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** What was bought, and whose it is: nothing of it names a customer who is gone, whichever is heard first. */
@Singleton
public class Purchases {

    private static final String FIND = """
            select purchase_id, customer_id, card, bought_at, sku, product_id, pieces, returned, undone, counted
            from sale_line where purchase_id = any($1) order by purchase_id, sku""";

    // Somebody may be gone before it is heard what they bought: the card that they had until then names nobody either.
    private static final String SAVE = """
            insert into sale_line as known
                (purchase_id, customer_id, card, bought_at, sku, product_id, pieces, returned, undone, counted)
            select n.purchase_id, case when g.customer_id is null then n.customer_id end,
                   case when g.customer_id is null and not (n.customer_id is null and is_forgotten(n.card, n.bought_at))
                       then n.card end,
                   n.bought_at, n.sku, n.product_id, n.pieces, n.returned, n.undone, n.counted
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[],
                        $7::bigint[], $8::bigint[], $9::bigint[], $10::boolean[])
                 as n (purchase_id, customer_id, card, bought_at, sku, product_id, pieces, returned, undone, counted)
            left join shopper g on g.customer_id = n.customer_id and g.gone_at is not null
            on conflict (purchase_id, sku) do update set
                customer_id = excluded.customer_id, card = excluded.card,
                returned = excluded.returned, undone = excluded.undone""";

    private static final String FORGET = """
            delete from sale_line where (purchase_id, sku) in (
                select purchase_id, sku from sale_line
                where bought_at < $1 and customer_id is null and card is null
                limit $2 for update skip locked)""";

    /** The product of each of these SKUs that the catalog has. */
    public Uni<Map<String, UUID>> products(Transaction tx, Collection<String> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql("select sku, product_id from variant where sku = any($1)", (Object) skus.toArray(String[]::new))
                .map(rows -> {
                    Map<String, UUID> products = new HashMap<>();
                    rows.forEach(row -> products.put(row.getString(0), row.getUUID(1)));
                    return products;
                });
    }

    /** Those of these purchases that are known. */
    public Uni<Map<UUID, Purchase>> find(Transaction tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(FIND, (Object) ids.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Purchase.Line>> lines = new LinkedHashMap<>();
            Map<UUID, Purchase> found = new HashMap<>();
            for (Row row : rows) {
                UUID purchase = row.getUUID(0);
                lines.computeIfAbsent(purchase, id -> new ArrayList<>()).add(line(row));
                found.put(
                        purchase,
                        new Purchase(
                                purchase,
                                row.getUUID(1),
                                row.getString(2),
                                Times.fromDatabase(row.getOffsetDateTime(3)),
                                lines.get(purchase)));
            }
            return found;
        });
    }

    /** Writes them as they now are, each once in a call. */
    public Uni<Void> save(Transaction tx, Collection<Purchase> all) {
        List<Saved> rows = all.stream()
                .flatMap(purchase -> purchase.lines().stream().map(line -> new Saved(purchase, line)))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE,
                        column(rows, row -> row.purchase().purchaseId(), UUID[]::new),
                        column(rows, row -> row.purchase().customerId(), UUID[]::new),
                        column(rows, row -> row.purchase().card(), String[]::new),
                        column(rows, row -> Times.toDatabase(row.purchase().at()), OffsetDateTime[]::new),
                        column(rows, row -> row.line().sku(), String[]::new),
                        column(rows, row -> row.line().productId(), UUID[]::new),
                        column(rows, row -> row.line().pieces(), Long[]::new),
                        column(rows, row -> row.line().returned(), Long[]::new),
                        column(rows, row -> row.line().undone(), Long[]::new),
                        column(rows, row -> row.line().counted(), Boolean[]::new))
                .replaceWithVoid();
    }

    /** Forgets some of what nobody known bought before that instant. @return how many rows went */
    public Uni<Integer> forget(Transaction tx, Instant before, int most) {
        return tx.sql(FORGET, Times.toDatabase(before), most).map(RowSet::rowCount);
    }

    private static Purchase.Line line(Row row) {
        return new Purchase.Line(
                row.getString(4), row.getUUID(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getBoolean(9));
    }

    private static <T> T[] column(List<Saved> rows, Function<Saved, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private record Saved(Purchase purchase, Purchase.Line line) {}
}
