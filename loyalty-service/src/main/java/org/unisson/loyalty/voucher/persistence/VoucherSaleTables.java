package org.unisson.loyalty.voucher.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.voucher.domain.Redemption;
import org.unisson.loyalty.voucher.domain.Refusal;
import org.unisson.loyalty.voucher.domain.VoucherFact.Sold;
import org.unisson.loyalty.voucher.domain.VoucherOrder;
import org.unisson.loyalty.voucher.domain.VoucherPart;

/** The tables {@code voucher_order} and {@code voucher_redemption}, and what sales mean for vouchers. */
@Singleton
class VoucherSaleTables {

    private static final String ORDER_COLUMNS =
            "order_id, state, currency, vouchers, amounts, event_id, voucher_id, refusal, decided_at";

    private static final String ORDERS =
            "select " + ORDER_COLUMNS + " from voucher_order where order_id = any($1::uuid[])";

    private static final String DECIDED = "select " + ORDER_COLUMNS + " from voucher_order"
            + " where event_id is not null and decided_at >= $1 and order_id > $2 order by order_id limit $3";

    private static final String SAVE_ORDER = """
            insert into voucher_order (order_id, state, currency, vouchers, amounts, event_id, voucher_id, refusal, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (order_id) do update set state = excluded.state""";

    private static final String KEPT_FOR = "select voucher_id from voucher where lock_id = any($1::uuid[])";

    // A purchase with a card is of whoever has the card, as its points are.
    private static final String SALES = """
            select told.purchase_id, buyer.id as buyer, array(
                       select v.voucher_id from voucher v
                       where v.withdraw_when_bought = any(told.skus) and v.state in ('ISSUED', 'LOCKED')
                         and v.customer_id = any(array(select m.customer_id from members_of(buyer.id) m))) as offers
            from jsonb_to_recordset($1::text::jsonb) as told (purchase_id uuid, customer_id uuid, card text, skus text[])
            left join account_name n on n.name = 'card:' || told.card
            left join account a on a.account_id = n.account_id
            cross join lateral (select coalesce(a.customer_id, told.customer_id) as id) buyer
            where buyer.id is not null""";

    private static final String REDEMPTIONS = """
            select purchase_id, voucher_id, owner_id, spender_id, currency, amount, given_back, parted
            from voucher_redemption where purchase_id = any($1::uuid[])""";

    // Two of them, each of which has its index.
    private static final String ACROSS = """
            select purchase_id, voucher_id, owner_id, spender_id, currency, amount, given_back, parted
            from voucher_redemption
            where spender_id = any($1::uuid[]) and spender_id <> owner_id and not parted and given_back < amount
            union
            select purchase_id, voucher_id, owner_id, spender_id, currency, amount, given_back, parted
            from voucher_redemption
            where owner_id = any($1::uuid[]) and spender_id <> owner_id and not parted and given_back < amount""";

    private static final String SAVE_REDEMPTIONS = """
            insert into voucher_redemption (purchase_id, voucher_id, owner_id, spender_id, currency, amount, given_back, parted)
            select purchase_id, voucher_id, owner_id, spender_id, currency, amount, given_back, parted
            from jsonb_to_recordset($1::text::jsonb) as told (purchase_id uuid, voucher_id uuid, owner_id uuid,
                spender_id uuid, currency text, amount bigint, given_back bigint, parted boolean)
            on conflict (purchase_id, voucher_id) do update set
                given_back = excluded.given_back, parted = excluded.parted""";

    private static final String PERSONS =
            "select customer_id, person_of(customer_id) as person from unnest($1::uuid[]) as told (customer_id)";

    /** Who bought, where that is known, and which of their vouchers are offers for it. */
    record Sale(UUID purchaseId, UUID buyer, List<UUID> offers) {}

    /** Whose a customer is. */
    record Person(UUID customerId, UUID personId) {}

    Uni<List<VoucherOrder>> orders(Transaction tx, Collection<UUID> ids) {
        return tx.sql(ORDERS, (Object) ids.toArray(UUID[]::new)).map(VoucherSaleTables::read);
    }

    Uni<List<VoucherOrder>> decided(Transaction tx, Instant since, UUID after, int limit) {
        return tx.sql(DECIDED, Times.toDatabase(since), after, limit).map(VoucherSaleTables::read);
    }

    Uni<Void> saveOrders(Transaction tx, List<VoucherOrder> orders) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (VoucherOrder order : orders) {
            all = all.chain(() -> tx.sql(
                            SAVE_ORDER,
                            order.orderId(),
                            order.state().name(),
                            order.parts().getFirst().amount().currency(),
                            order.parts().stream().map(VoucherPart::voucherId).toArray(UUID[]::new),
                            order.parts().stream()
                                    .map(part -> part.amount().minor())
                                    .toArray(Long[]::new),
                            order.eventId(),
                            order.voucherId(),
                            order.refusal() == null ? null : order.refusal().name(),
                            Times.toDatabase(order.decidedAt()))
                    .replaceWithVoid());
        }
        return all;
    }

    /** The vouchers that these orders keep. */
    Uni<Set<UUID>> keptFor(Transaction tx, Collection<UUID> orders) {
        return tx.sql(KEPT_FOR, (Object) orders.toArray(UUID[]::new)).map(rows -> {
            Set<UUID> ids = new TreeSet<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    /** What is known of these sales; nothing of those of nobody known. */
    Uni<List<Sale>> sales(Transaction tx, Collection<Sold> sales) {
        JsonArray told = new JsonArray();
        sales.forEach(sale -> told.add(new JsonObject()
                .put("purchase_id", sale.purchaseId().toString())
                .put(
                        "customer_id",
                        sale.customerId() == null ? null : sale.customerId().toString())
                .put("card", sale.card())
                .put("skus", new JsonArray(List.copyOf(sale.skus())))));
        return tx.sql(SALES, told.encode()).map(rows -> {
            List<Sale> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Sale(row.getUUID(0), row.getUUID(1), List.of(row.getArrayOfUUIDs(2)))));
            return found;
        });
    }

    Uni<List<Redemption>> redemptions(Transaction tx, Collection<UUID> purchases) {
        return tx.sql(REDEMPTIONS, (Object) purchases.toArray(UUID[]::new)).map(VoucherSaleTables::redemptions);
    }

    /** What these customers have spent of others' vouchers, or others of theirs, and has not come back. */
    Uni<List<Redemption>> across(Transaction tx, Collection<UUID> customers) {
        return tx.sql(ACROSS, (Object) customers.toArray(UUID[]::new)).map(VoucherSaleTables::redemptions);
    }

    Uni<Void> saveRedemptions(Transaction tx, List<Redemption> redemptions) {
        if (redemptions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        redemptions.forEach(one -> rows.add(new JsonObject()
                .put("purchase_id", one.purchaseId().toString())
                .put("voucher_id", one.voucherId().toString())
                .put("owner_id", one.ownerId().toString())
                .put(
                        "spender_id",
                        one.spenderId() == null ? null : one.spenderId().toString())
                .put("currency", one.amount().currency())
                .put("amount", one.amount().minor())
                .put("given_back", one.givenBack().minor())
                .put("parted", one.parted())));
        return tx.sql(SAVE_REDEMPTIONS, rows.encode()).replaceWithVoid();
    }

    Uni<List<Person>> persons(Transaction tx, Collection<UUID> customers) {
        return tx.sql(PERSONS, (Object) customers.toArray(UUID[]::new)).map(rows -> {
            List<Person> persons = new ArrayList<>();
            rows.forEach(row -> persons.add(new Person(row.getUUID(0), row.getUUID(1))));
            return persons;
        });
    }

    private static List<VoucherOrder> read(RowSet<Row> rows) {
        List<VoucherOrder> orders = new ArrayList<>();
        for (Row row : rows) {
            List<VoucherPart> parts = new ArrayList<>();
            UUID[] vouchers = row.getArrayOfUUIDs(3);
            Long[] amounts = row.getArrayOfLongs(4);
            for (int i = 0; i < vouchers.length; i++) {
                parts.add(new VoucherPart(vouchers[i], new Money(amounts[i], row.getString(2))));
            }
            orders.add(new VoucherOrder(
                    row.getUUID(0),
                    VoucherOrder.State.valueOf(row.getString(1)),
                    parts,
                    row.getUUID(5),
                    row.getUUID(6),
                    row.getString(7) == null ? null : Refusal.valueOf(row.getString(7)),
                    Times.fromDatabase(row.getOffsetDateTime(8))));
        }
        return orders;
    }

    private static List<Redemption> redemptions(RowSet<Row> rows) {
        List<Redemption> redemptions = new ArrayList<>();
        rows.forEach(row -> redemptions.add(new Redemption(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getUUID(3),
                new Money(row.getLong(5), row.getString(4)),
                new Money(row.getLong(6), row.getString(4)),
                row.getBoolean(7))));
        return redemptions;
    }
}
