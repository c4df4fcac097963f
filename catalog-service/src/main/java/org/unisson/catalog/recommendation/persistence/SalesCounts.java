package org.unisson.catalog.recommendation.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unisson.catalog.recommendation.domain.CountChanges;
import org.unisson.catalog.recommendation.domain.CountChanges.Change;
import org.unisson.catalog.recommendation.domain.CountChanges.Pair;
import org.unisson.catalog.recommendation.domain.Weighing;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** How often products are bought, and together. Whoever changes counts has called {@link #hold} before. */
@Singleton
public class SalesCounts {

    private static final String HOLD = """
            insert into sales_weighing (landmark, half_life_seconds) values ($1, $2)
            on conflict (one) do update set one = true
            returning landmark, half_life_seconds""";

    // Nothing goes below a basket: a pair that was dropped as weak and of which a sale is then taken back is not there.
    private static final String PRODUCTS = """
            insert into product_sales as known (product_id, weight, baskets)
            select * from unnest($1::uuid[], $2::float8[], $3::bigint[])
            on conflict (product_id) do update set
                weight = known.weight + excluded.weight, baskets = known.baskets + excluded.baskets""";

    private static final String PAIRS = """
            insert into bought_together as known (product_id, other_id, weight, baskets)
            select * from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::bigint[])
            on conflict (product_id, other_id) do update set
                weight = known.weight + excluded.weight, baskets = known.baskets + excluded.baskets""";

    private static final String LESS_OF_PAIRS = """
            update bought_together k set weight = k.weight + c.weight, baskets = k.baskets + c.baskets
            from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::bigint[]) as c (product_id, other_id, weight, baskets)
            where k.product_id = c.product_id and k.other_id = c.other_id""";

    // Whole numbers tell when nothing is left; differences of weights would leave a trace.
    private static final String NO_PRODUCTS = "delete from product_sales where product_id = any($1) and baskets <= 0";

    private static final String NO_PAIRS =
            "delete from bought_together where product_id = any($1) and other_id = any($1) and baskets <= 0";

    private static final String BASKETS = "update sales_weighing set weight = greatest(0, weight + $1)";

    private static final String TOO_MANY = """
            select product_id from bought_together group by product_id having count(*) > $1 limit $2""";

    private static final String WEAKEST = """
            delete from bought_together k using (
                select product_id, other_id,
                       row_number() over (partition by product_id order by weight desc, other_id) as place
                from bought_together where product_id = any($1)) w
            where k.product_id = w.product_id and k.other_id = w.other_id and w.place > $2""";

    /** Locks the counts until the transaction ends, and tells how sales weigh; as given where nothing was counted yet. */
    public Uni<Weighing> hold(Transaction tx, Instant landmark, Duration halfLife) {
        Weighing first = new Weighing(landmark, halfLife);
        return tx.sql(HOLD, Times.toDatabase(landmark), first.halfLifeSeconds()).map(rows -> {
            Row row = rows.iterator().next();
            return new Weighing(
                    Times.fromDatabase(row.getOffsetDateTime(0)),
                    Duration.ofMillis(Math.round(row.getDouble(1) * 1_000)));
        });
    }

    /** Moves the landmark, with all weights. */
    public Uni<Void> move(Transaction tx, Weighing from, Instant landmark) {
        double factor = 1 / from.of(landmark);
        return tx.sql("update product_sales set weight = weight * $1", factor)
                .chain(() -> tx.sql("update bought_together set weight = weight * $1", factor))
                .chain(() -> tx.sql(
                        "update sales_weighing set landmark = $2, weight = weight * $1",
                        factor,
                        Times.toDatabase(landmark)))
                .replaceWithVoid();
    }

    public Uni<Void> change(Transaction tx, CountChanges changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return products(tx, changes.products())
                .chain(() -> pairs(tx, PAIRS, changes.pairs(), change -> change.baskets() > 0))
                .chain(() -> pairs(tx, LESS_OF_PAIRS, changes.pairs(), change -> change.baskets() <= 0))
                .chain(() ->
                        changes.isLess() ? sweep(tx, changes) : Uni.createFrom().voidItem())
                .chain(() -> tx.sql(BASKETS, changes.weight()))
                .replaceWithVoid();
    }

    /** Some of the products that go with more than that many others. */
    public Uni<List<UUID>> crowded(Transaction tx, int others, int most) {
        return tx.sql(TOO_MANY, (long) others, most).map(rows -> {
            List<UUID> products = new ArrayList<>();
            rows.forEach(row -> products.add(row.getUUID(0)));
            return products;
        });
    }

    /** Keeps of each of these products that many others, with which it is bought most. */
    public Uni<Void> keepStrongest(Transaction tx, List<UUID> products, int others) {
        return tx.sql(WEAKEST, products.toArray(UUID[]::new), (long) others).replaceWithVoid();
    }

    private Uni<Void> products(Transaction tx, Map<UUID, Change> changes) {
        List<Map.Entry<UUID, Change>> rows = List.copyOf(changes.entrySet());
        return tx.sql(
                        PRODUCTS,
                        rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                        rows.stream().map(row -> row.getValue().weight()).toArray(Double[]::new),
                        rows.stream().map(row -> row.getValue().baskets()).toArray(Long[]::new))
                .replaceWithVoid();
    }

    private Uni<Void> pairs(Transaction tx, String sql, Map<Pair, Change> changes, Predicate<Change> which) {
        List<Map.Entry<Pair, Change>> rows = changes.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        sql,
                        uuids(rows, Pair::product),
                        uuids(rows, Pair::other),
                        rows.stream().map(row -> row.getValue().weight()).toArray(Double[]::new),
                        rows.stream().map(row -> row.getValue().baskets()).toArray(Long[]::new))
                .replaceWithVoid();
    }

    private Uni<Void> sweep(Transaction tx, CountChanges changes) {
        UUID[] touched = changes.products().keySet().toArray(UUID[]::new);
        return tx.sql(NO_PRODUCTS, (Object) touched)
                .chain(() -> tx.sql(NO_PAIRS, (Object) touched))
                .replaceWithVoid();
    }

    private static UUID[] uuids(List<Map.Entry<Pair, Change>> rows, Function<Pair, UUID> column) {
        return rows.stream().map(row -> column.apply(row.getKey())).toArray(UUID[]::new);
    }
}
