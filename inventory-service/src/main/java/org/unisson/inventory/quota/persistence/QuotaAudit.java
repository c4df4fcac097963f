package org.unisson.inventory.quota.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Recomputes what counts in a quota from the reservations and the holds of its owners. */
@ApplicationScoped
public class QuotaAudit {

    private static final String LOCK_AFTER = "select id from quota where id > $1 order by id limit 1 for update";

    // The same as Counted.of says. Nobody changes a reservation or a hold that counts in a quota without its lock.
    private static final String PUT_RIGHT = """
            with owner as (select distinct owner from quota_use where quota_id = $1),
            line as (
                select l.order_id, l.sku, l.quantity, l.taken, r.status,
                    bool_or(l.taken > 0) over (partition by l.order_id) as consigned
                from owner o join reservation r on r.order_id = o.owner join reservation_line l using (order_id)),
            counted as (
                select order_id as owner, sku,
                    sum(case when status in ('HELD', 'CONFIRMED') then quantity else 0 end)::bigint as reserved,
                    sum(case when status = 'REFUSED' then 0
                        when status = 'FULFILLED' and not consigned then quantity else taken end)::bigint as sold
                from line group by order_id, sku
                union all
                select l.cart_id, l.sku, sum(l.quantity)::bigint, 0
                from owner o join hold_line l on l.cart_id = o.owner group by l.cart_id, l.sku),
            truth as (
                select u.owner, u.sku, coalesce(c.reserved, 0) as reserved, coalesce(c.sold, 0) as sold
                from quota_use u left join counted c using (owner, sku) where u.quota_id = $1)
            update quota_use u set reserved = t.reserved, sold = t.sold from truth t
            where u.quota_id = $1 and u.owner = t.owner and u.sku = t.sku
                and (u.reserved <> t.reserved or u.sold <> t.sold)
            returning u.owner""";

    /** The quota that follows one by id, locked; empty where it was the last. */
    public Uni<Optional<String>> lockAfter(Transaction tx, String id) {
        return tx.sql(LOCK_AFTER, id)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** Puts right what counts in a locked quota. @return the orders and carts that counted for something else */
    public Uni<List<UUID>> putRight(Transaction tx, String quota) {
        return tx.sql(PUT_RIGHT, quota).map(rows -> {
            List<UUID> owners = new ArrayList<>();
            rows.forEach(row -> owners.add(row.getUUID(0)));
            return owners;
        });
    }
}
