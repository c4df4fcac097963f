package org.unisson.catalog.purchase.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.purchase.domain.ShopperCards;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** By which cards customers are known: the newest of each; every customer at most once in a call. */
@Singleton
public class Shoppers {

    private static final String SAVE = """
            insert into shopper as known (customer_id, version, cards)
            select customer_id, version, array(select jsonb_array_elements_text(cards::jsonb))
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as news (customer_id, version, cards)
            on conflict (customer_id) do update set version = excluded.version, cards = excluded.cards, gone_at = null
            where known.version < excluded.version""";

    // Sales stay in the counts; whose they were is known no more. A card that passed on before is not theirs any more.
    private static final String FORGET_SALES = """
            with gone as materialized (
                select n.customer_id, n.gone_at, c.card
                from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as n (customer_id, version, gone_at)
                join shopper s on s.customer_id = n.customer_id and s.version < n.version and s.gone_at is null
                cross join unnest(s.cards) as c (card))
            update sale_line b set customer_id = null, card = null
            from (select purchase_id, sku from sale_line where customer_id = any ($1)
                  union
                  select l.purchase_id, l.sku from gone g
                  join sale_line l on l.card = g.card and l.customer_id is null and l.bought_at <= g.gone_at) f
            where b.purchase_id = f.purchase_id and b.sku = f.sku""";

    // That they are gone stays known, and of their cards a digest: a sale of before may be heard after it.
    private static final String FORGET = """
            insert into shopper as known (customer_id, version, cards, gone_at)
            select customer_id, version, '{}', gone_at
            from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as news (customer_id, version, gone_at)
            on conflict (customer_id) do update set
                version = excluded.version, gone_at = excluded.gone_at,
                cards = case when known.gone_at is null then array(select card_digest(c) from unnest(known.cards) as c)
                        else known.cards end
            where known.version < excluded.version""";

    private static final String WITH_THEIR_OWN =
            "select distinct m.customer_id from unnest($1::uuid[]) one cross join lateral members_of(one) m";

    /** Gives each of these customers these cards and no others. */
    public Uni<Void> save(Transaction tx, Collection<ShopperCards> shoppers) {
        return tx.sql(
                        SAVE,
                        customers(shoppers),
                        versions(shoppers),
                        shoppers.stream()
                                .map(shopper -> new JsonArray(shopper.cards()).encode())
                                .toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Forgets what these customers bought, and by which cards they were known. */
    public Uni<Void> forget(Transaction tx, Collection<ShopperCards> gone) {
        OffsetDateTime[] instants =
                gone.stream().map(one -> Times.toDatabase(one.goneAt())).toArray(OffsetDateTime[]::new);
        return tx.sql(FORGET_SALES, customers(gone), versions(gone), instants)
                .chain(() -> tx.sql(FORGET, customers(gone), versions(gone), instants))
                .replaceWithVoid();
    }

    /** These customers, and all that are one person with one of them. */
    public Uni<List<UUID>> withTheirOwn(Transaction tx, Collection<UUID> customers) {
        return tx.sql(WITH_THEIR_OWN, (Object) customers.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .toList());
    }

    private static UUID[] customers(Collection<ShopperCards> shoppers) {
        return shoppers.stream().map(ShopperCards::customerId).toArray(UUID[]::new);
    }

    private static Long[] versions(Collection<ShopperCards> shoppers) {
        return shoppers.stream().map(ShopperCards::version).toArray(Long[]::new);
    }
}
