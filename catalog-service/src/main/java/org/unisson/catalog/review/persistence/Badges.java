package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;

/** Reviews whose badge is not as it should be. */
@Singleton
public class Badges {

    // Of who has the card as well: a receipt that somebody else claims is theirs no more.
    private static final String WRONG_BY_PURCHASE = """
            select distinct r.review_id
            from sale_line l
            left join shopper s on s.cards @> array[l.card]
            left join variant v on l.product_id is null and v.sku = l.sku
            cross join lateral (
                select customer_id from members_of(l.customer_id)
                union select customer_id from members_of(s.customer_id)) buyer
            join review r on r.customer_id = buyer.customer_id and r.product_id = coalesce(l.product_id, v.product_id)
            where l.purchase_id = any($1) and r.verified <> is_buyer(r.customer_id, r.product_id)""";

    private static final String WRONG_BY_CUSTOMER = """
            select r.review_id from review r
            where r.customer_id = any($1) and r.verified <> is_buyer(r.customer_id, r.product_id)""";

    /** Of what is in these purchases. */
    public Uni<List<UUID>> wrongByPurchases(Transaction tx, Collection<UUID> purchaseIds) {
        return wrong(tx, WRONG_BY_PURCHASE, purchaseIds);
    }

    /** Of these customers. */
    public Uni<List<UUID>> wrongByCustomers(Transaction tx, Collection<UUID> customerIds) {
        return wrong(tx, WRONG_BY_CUSTOMER, customerIds);
    }

    private static Uni<List<UUID>> wrong(Transaction tx, String sql, Collection<UUID> of) {
        return tx.sql(sql, (Object) of.toArray(UUID[]::new)).map(Badges::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .toList();
    }
}
