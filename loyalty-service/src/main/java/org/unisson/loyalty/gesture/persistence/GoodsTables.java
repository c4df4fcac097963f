package org.unisson.loyalty.gesture.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.loyalty.gesture.application.Goods;
import org.unisson.loyalty.gesture.domain.GesturePolicy;
import org.unisson.loyalty.gesture.domain.GoodsFact;
import org.unisson.loyalty.gesture.domain.SoldProduct;
import org.unisson.loyalty.gesture.domain.Successor;

/** The tables {@code bought_line}, {@code sold_product} and {@code successor_run}. */
@Singleton
class GoodsTables implements Goods {

    private static final UUID BEGINNING = new UUID(0, 0);

    private static final String BOUGHT = """
            insert into bought_line (purchase_id, line_id, sku, customer_id, card, quantity, purchased_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bigint[], $7::timestamptz[])
            on conflict do nothing""";

    private static final String CAME_BACK = """
            update bought_line l set returned = l.returned + back.quantity
            from (select purchase_id, line_id, sum(quantity)::bigint as quantity
                  from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as told (purchase_id, line_id, quantity)
                  group by purchase_id, line_id) back
            where l.purchase_id = back.purchase_id and l.line_id = back.line_id""";

    private static final String CLAIMED = """
            update bought_line l set customer_id = told.customer_id
            from unnest($1::uuid[], $2::uuid[]) as told (purchase_id, customer_id)
            where l.purchase_id = told.purchase_id and l.customer_id is null and l.card is null""";

    private static final String FORGET = "delete from bought_line where purchased_at < $1";

    private static final String PRODUCTS = """
            insert into sold_product (product_id, skus, category)
            select (told ->> 'id')::uuid, array(select jsonb_array_elements_text(told -> 'skus')), told ->> 'category'
            from jsonb_array_elements($1::text::jsonb) told
            on conflict (product_id) do update set skus = excluded.skus, category = excluded.category
            where (sold_product.skus, sold_product.category) is distinct from (excluded.skus, excluded.category)""";

    private static final String RELEASE = """
            insert into successor_run (product_id, predecessor, released_at, outcome, points, days, policy_version, reached,
                                       finished_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";

    // Not before it is known what the predecessor's SKUs are: products are told in no order between each other.
    private static final String NEXT = """
            select product_id, predecessor, released_at, points, days, policy_version, reached from successor_run
            where outcome = 'RUNNING' and exists (select from sold_product p where p.product_id = predecessor)
            order by released_at limit 1 for update skip locked""";

    // A purchase with a card is of whoever has the card, as its points are.
    private static final String BUYERS = """
            select buyer, max(purchased_at)
            from (select coalesce(a.customer_id, l.customer_id) as buyer, l.purchased_at
                  from bought_line l
                  left join account_name n on n.name = 'card:' || l.card
                  left join account a on a.account_id = n.account_id
                  where l.sku = any(array(select unnest(skus) from sold_product where product_id = $1))
                    and l.purchased_at >= $2 and l.purchased_at <= $3 and l.quantity > l.returned) bought
            where buyer > $4 group by buyer order by buyer limit $5""";

    private static final String PROCEED = """
            update successor_run set reached = $2, buyers = buyers + $3, given = given + $4, finished_at = $5,
                   outcome = case when $5::timestamptz is null then outcome else 'DONE' end
            where product_id = $1""";

    private static final String VIEW = """
            select product_id, predecessor, released_at, outcome, points, days, policy_version, buyers, given, finished_at
            from successor_run where product_id = $1""";

    private final Transactions transactions;

    GoodsTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> note(Transaction tx, List<GoodsFact> facts) {
        List<GoodsFact.Bought> bought = of(facts, GoodsFact.Bought.class);
        List<GoodsFact.CameBack> back = of(facts, GoodsFact.CameBack.class);
        List<GoodsFact.Claimed> claimed = of(facts, GoodsFact.Claimed.class);
        // A purchase is told before what comes back of it, and before whose it becomes.
        return bought(tx, bought).chain(() -> cameBack(tx, back)).chain(() -> claimed(tx, claimed));
    }

    private static Uni<Void> bought(Transaction tx, List<GoodsFact.Bought> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                BOUGHT,
                                facts.stream().map(GoodsFact.Bought::purchaseId).toArray(UUID[]::new),
                                facts.stream().map(GoodsFact.Bought::lineId).toArray(UUID[]::new),
                                facts.stream().map(GoodsFact.Bought::sku).toArray(String[]::new),
                                facts.stream().map(GoodsFact.Bought::customerId).toArray(UUID[]::new),
                                facts.stream().map(GoodsFact.Bought::card).toArray(String[]::new),
                                facts.stream().map(GoodsFact.Bought::quantity).toArray(Long[]::new),
                                facts.stream()
                                        .map(fact -> Times.toDatabase(fact.purchasedAt()))
                                        .toArray(OffsetDateTime[]::new))
                        .replaceWithVoid();
    }

    private static Uni<Void> cameBack(Transaction tx, List<GoodsFact.CameBack> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                CAME_BACK,
                                facts.stream()
                                        .map(GoodsFact.CameBack::purchaseId)
                                        .toArray(UUID[]::new),
                                facts.stream().map(GoodsFact.CameBack::lineId).toArray(UUID[]::new),
                                facts.stream().map(GoodsFact.CameBack::quantity).toArray(Long[]::new))
                        .replaceWithVoid();
    }

    private static Uni<Void> claimed(Transaction tx, List<GoodsFact.Claimed> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                CLAIMED,
                                facts.stream()
                                        .map(GoodsFact.Claimed::purchaseId)
                                        .toArray(UUID[]::new),
                                facts.stream()
                                        .map(GoodsFact.Claimed::customerId)
                                        .toArray(UUID[]::new))
                        .replaceWithVoid();
    }

    private static <F extends GoodsFact> List<F> of(List<GoodsFact> facts, Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public Uni<Void> forget(Transaction tx, Instant before) {
        return tx.sql(FORGET, Times.toDatabase(before)).replaceWithVoid();
    }

    @Override
    public Uni<Void> noteProducts(Transaction tx, Map<UUID, SoldProduct> sold) {
        if (sold.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray products = new JsonArray();
        sold.forEach((id, product) -> products.add(new JsonObject()
                .put("id", id.toString())
                .put("skus", new JsonArray(product.skus()))
                .put("category", product.category())));
        return tx.sql(PRODUCTS, products.encode()).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Transaction tx, List<Successor> successors, GesturePolicy policy, Instant now) {
        Uni<Void> released = Uni.createFrom().voidItem();
        for (Successor successor : successors) {
            String outcome = outcome(successor, policy, now);
            released = released.chain(() -> tx.sql(
                            RELEASE,
                            successor.productId(),
                            successor.predecessor(),
                            Times.toDatabase(successor.releasedAt()),
                            outcome,
                            policy.successorPoints(),
                            policy.successorDays(),
                            policy.version(),
                            BEGINNING,
                            outcome.equals("RUNNING") ? null : Times.toDatabase(now))
                    .replaceWithVoid());
        }
        return released;
    }

    private static String outcome(Successor successor, GesturePolicy policy, Instant now) {
        if (policy.successorPoints() == 0) {
            return "OFF";
        }
        Instant longAgo = now.minus(Duration.ofDays(policy.successorDays()));
        return successor.releasedAt().isBefore(longAgo) ? "LONG_AGO" : "RUNNING";
    }

    @Override
    public Uni<Optional<Run>> next(Transaction tx) {
        return tx.sql(NEXT).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            GesturePolicy policy = new GesturePolicy(row.getLong(5), 0, row.getLong(3), row.getInteger(4), 0, 0, 1);
            return Optional.of(new Run(
                    new Successor(row.getUUID(0), row.getUUID(1), Times.fromDatabase(row.getOffsetDateTime(2))),
                    policy,
                    row.getUUID(6)));
        });
    }

    @Override
    public Uni<List<Buyer>> buyers(Transaction tx, Run run, int limit) {
        Instant released = run.successor().releasedAt();
        Instant since = released.minus(Duration.ofDays(run.policy().successorDays()));
        return tx.sql(
                        BUYERS,
                        run.successor().predecessor(),
                        Times.toDatabase(since),
                        Times.toDatabase(released),
                        run.reached(),
                        limit)
                .map(rows -> {
                    List<Buyer> buyers = new ArrayList<>();
                    rows.forEach(
                            row -> buyers.add(new Buyer(row.getUUID(0), Times.fromDatabase(row.getOffsetDateTime(1)))));
                    return buyers;
                });
    }

    @Override
    public Uni<Void> proceed(Transaction tx, UUID productId, UUID reached, int buyers, int given, Instant finishedAt) {
        return tx.sql(PROCEED, productId, reached, (long) buyers, (long) given, Times.toDatabase(finishedAt))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<RunView>> view(UUID productId) {
        return transactions.read(tx -> tx.sql(VIEW, productId)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            return Optional.of(new RunView(
                    row.getUUID(0),
                    row.getUUID(1),
                    Times.fromDatabase(row.getOffsetDateTime(2)),
                    row.getString(3),
                    row.getLong(4),
                    row.getInteger(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    Times.fromDatabase(row.getOffsetDateTime(9))));
        });
    }
}
