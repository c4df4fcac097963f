package org.unisson.catalog.recommendation.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.unisson.catalog.recommendation.domain.ShopperCards;
import org.unisson.chassis.persistence.Transaction;

/** By which cards customers are known: the newest of each; every customer at most once in a call. */
@Singleton
public class Shoppers {

    private static final String SAVE = """
            insert into shopper as known (customer_id, version, cards)
            select customer_id, version, array(select jsonb_array_elements_text(cards::jsonb))
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as news (customer_id, version, cards)
            on conflict (customer_id) do update set version = excluded.version, cards = excluded.cards
            where known.version < excluded.version""";

    // Sales stay in the counts; whose they were is known no more.
    private static final String FORGET = """
            update sale_line b set customer_id = null, card = null
            where b.customer_id = any ($1)
                  or b.card = any (select unnest(cards) from shopper where customer_id = any ($1))""";

    /** Forgets what these customers bought, and by which cards they were known. */
    public Uni<Void> forget(Transaction tx, Collection<UUID> customers) {
        Object ids = customers.toArray(UUID[]::new);
        return tx.sql(FORGET, ids)
                .chain(() -> tx.sql("delete from shopper where customer_id = any ($1)", ids))
                .replaceWithVoid();
    }

    public Uni<Void> save(Transaction tx, Collection<ShopperCards> shoppers) {
        return tx.sql(
                        SAVE,
                        shoppers.stream().map(ShopperCards::customerId).toArray(UUID[]::new),
                        shoppers.stream().map(ShopperCards::version).toArray(Long[]::new),
                        shoppers.stream()
                                .map(shopper -> new JsonArray(shopper.cards()).encode())
                                .toArray(String[]::new))
                .replaceWithVoid();
    }
}
