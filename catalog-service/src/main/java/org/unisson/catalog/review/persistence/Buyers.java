package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.review.domain.Cards;
import org.unisson.catalog.review.domain.Purchased;
import org.unisson.catalog.review.domain.Purchased.Pieces;
import org.unisson.chassis.persistence.Transaction;

/** Who has bought what, and which card is whose. */
@Singleton
public class Buyers {

    private static final String ADD = """
            insert into bought as b (purchase_id, sku, product_id, customer_id, card, quantity, returned)
            select n.purchase_id, n.sku, max(v.product_id::text)::uuid, max(n.customer_id::text)::uuid, max(n.card),
                   sum(n.quantity), sum(n.returned)
            from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[])
                 as n (purchase_id, sku, customer_id, card, quantity, returned)
            left join variant v on v.sku = n.sku
            group by n.purchase_id, n.sku
            on conflict (purchase_id, sku) do update set
                customer_id = coalesce(b.customer_id, excluded.customer_id), card = coalesce(b.card, excluded.card),
                quantity = b.quantity + excluded.quantity, returned = b.returned + excluded.returned""";

    private static final String CLAIM = """
            update bought b set customer_id = n.customer_id
            from unnest($1::uuid[], $2::uuid[]) as n (purchase_id, customer_id) where b.purchase_id = n.purchase_id""";

    private static final String WRONG_BY_PURCHASE = """
            select distinct r.review_id
            from bought b
            left join customer_card c on b.customer_id is null and c.card = b.card
            left join variant v on b.product_id is null and v.sku = b.sku
            join review r on r.customer_id = coalesce(b.customer_id, c.customer_id)
                             and r.product_id = coalesce(b.product_id, v.product_id)
            where b.purchase_id = any($1) and r.verified <> is_buyer(r.customer_id, r.product_id)""";

    private static final String WRONG_BY_CUSTOMER = """
            select r.review_id from review r
            where r.customer_id = any($1) and r.verified <> is_buyer(r.customer_id, r.product_id)""";

    private static final String FORGET_CARDS = """
            delete from customer_card c
            where c.customer_id = any($1) and not exists (
                select from unnest($2::uuid[], $3::text[]) as n (customer_id, card)
                where n.customer_id = c.customer_id and n.card = c.card)""";

    private static final String ADD_CARDS = """
            insert into customer_card (customer_id, card)
            select customer_id, card from unnest($1::uuid[], $2::text[]) as n (customer_id, card)
            on conflict do nothing""";

    /** Writes down what purchases tell, in whatever order. */
    public Uni<Void> note(Transaction tx, List<Purchased> told) {
        List<UUID> purchases = new ArrayList<>();
        List<String> skus = new ArrayList<>();
        List<UUID> customers = new ArrayList<>();
        List<String> cards = new ArrayList<>();
        List<Long> quantities = new ArrayList<>();
        List<Long> returned = new ArrayList<>();
        List<Purchased.Claimed> claims = new ArrayList<>();
        for (Purchased one : told) {
            List<Pieces> pieces =
                    switch (one) {
                        case Purchased.Made made -> made.pieces();
                        case Purchased.Returned back -> back.pieces();
                        case Purchased.Claimed claimed -> {
                            claims.add(claimed);
                            yield List.of();
                        }
                    };
            for (Pieces piece : pieces) {
                boolean made = one instanceof Purchased.Made;
                purchases.add(one.purchaseId());
                skus.add(piece.sku());
                customers.add(one instanceof Purchased.Made sale ? sale.customerId() : null);
                cards.add(one instanceof Purchased.Made sale ? sale.card() : null);
                quantities.add(made ? piece.quantity() : 0);
                returned.add(made ? 0 : piece.quantity());
            }
        }
        return tx.sql(
                        ADD,
                        purchases.toArray(UUID[]::new),
                        skus.toArray(String[]::new),
                        customers.toArray(UUID[]::new),
                        cards.toArray(String[]::new),
                        quantities.toArray(Long[]::new),
                        returned.toArray(Long[]::new))
                .chain(() -> claims.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.sql(
                                        CLAIM,
                                        claims.stream()
                                                .map(Purchased.Claimed::purchaseId)
                                                .toArray(UUID[]::new),
                                        claims.stream()
                                                .map(Purchased.Claimed::customerId)
                                                .toArray(UUID[]::new))
                                .replaceWithVoid());
    }

    /** Reviews of what is in these purchases whose badge is not as it should be. */
    public Uni<List<UUID>> wrongByPurchases(Transaction tx, Collection<UUID> purchaseIds) {
        return tx.sql(WRONG_BY_PURCHASE, (Object) purchaseIds.toArray(UUID[]::new))
                .map(Buyers::ids);
    }

    /** Reviews of these customers whose badge is not as it should be. */
    public Uni<List<UUID>> wrongByCustomers(Transaction tx, Collection<UUID> customerIds) {
        return tx.sql(WRONG_BY_CUSTOMER, (Object) customerIds.toArray(UUID[]::new))
                .map(Buyers::ids);
    }

    /** Gives each of these customers these cards and no others. */
    public Uni<Void> hold(Transaction tx, List<Cards> all) {
        List<UUID> customers = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        all.forEach(cards -> cards.numbers().stream().filter(Objects::nonNull).forEach(number -> {
            customers.add(cards.customerId());
            numbers.add(number);
        }));
        UUID[] owners = customers.toArray(UUID[]::new);
        String[] held = numbers.toArray(String[]::new);
        return tx.sql(FORGET_CARDS, all.stream().map(Cards::customerId).toArray(UUID[]::new), owners, held)
                .chain(() -> tx.sql(ADD_CARDS, owners, held))
                .replaceWithVoid();
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList();
    }
}
