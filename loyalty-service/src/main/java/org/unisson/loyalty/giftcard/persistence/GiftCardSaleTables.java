package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder;
import org.unisson.loyalty.giftcard.domain.Spend;

/** The tables {@code gift_card_order} and {@code gift_card_spend}. */
@Singleton
class GiftCardSaleTables {

    private static final String ORDER_COLUMNS = "order_id, state, event_id, authorisation_id, refusal, decided_at";

    private static final String ORDERS =
            "select " + ORDER_COLUMNS + " from gift_card_order where order_id = any($1) for update";

    private static final String DECIDED = "select " + ORDER_COLUMNS + """
             from gift_card_order where decided_at >= $1 and order_id > $2 and event_id is not null
            order by order_id limit $3""";

    private static final String FORESTALLED = "select order_id from hold where order_id = any($1) and event_id is null";

    private static final String GIVEN = """
            select source_id from gift_card_entry
            where source = any(select 'refund:' || refund_id from unnest($1::uuid[]) as one (refund_id))""";

    private static final String SAVE_ORDERS = """
            insert into gift_card_order (order_id, state, event_id, authorisation_id, refusal, decided_at)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
            on conflict (order_id) do update set state = excluded.state""";

    private static final String SPENDS = """
            select purchase_id, reference, gift_card_id, currency, spent, refunded, spent_at from gift_card_spend
            where purchase_id = any($1)""";

    private static final String SAVE_SPENDS = """
            insert into gift_card_spend (purchase_id, reference, gift_card_id, currency, spent, refunded, spent_at)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[],
                                 $7::timestamptz[])
            on conflict (purchase_id, reference) do update set refunded = excluded.refunded""";

    Uni<List<GiftCardOrder>> orders(Transaction tx, Collection<UUID> ids) {
        return tx.sql(ORDERS, (Object) ids.toArray(UUID[]::new)).map(GiftCardSaleTables::read);
    }

    Uni<List<GiftCardOrder>> decided(Transaction tx, Instant since, UUID after, int limit) {
        return tx.sql(DECIDED, Times.toDatabase(since), after, limit).map(GiftCardSaleTables::read);
    }

    Uni<List<UUID>> forestalled(Transaction tx, Collection<UUID> ids) {
        return tx.sql(FORESTALLED, (Object) ids.toArray(UUID[]::new)).map(GiftCardSaleTables::ids);
    }

    /** Of these refunds, those that were given. */
    Uni<List<UUID>> given(Transaction tx, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.sql(GIVEN, (Object) ids.toArray(UUID[]::new)).map(GiftCardSaleTables::ids);
    }

    private static List<UUID> ids(Iterable<Row> rows) {
        List<UUID> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.getUUID(0)));
        return found;
    }

    Uni<Void> saveOrders(Transaction tx, Collection<GiftCardOrder> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE_ORDERS,
                        Columns.uuids(changed, GiftCardOrder::orderId),
                        Columns.texts(changed, order -> order.state().name()),
                        Columns.uuids(changed, GiftCardOrder::eventId),
                        Columns.uuids(changed, GiftCardOrder::authorisationId),
                        Columns.texts(
                                changed,
                                order -> order.refusal() == null
                                        ? null
                                        : order.refusal().name()),
                        Columns.times(changed, GiftCardOrder::decidedAt))
                .replaceWithVoid();
    }

    Uni<List<Spend>> spends(Transaction tx, Collection<UUID> purchases) {
        return tx.sql(SPENDS, (Object) purchases.toArray(UUID[]::new)).map(rows -> {
            List<Spend> found = new ArrayList<>();
            rows.forEach(row -> found.add(spend(row)));
            return found;
        });
    }

    Uni<Void> saveSpends(Transaction tx, Collection<Spend> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE_SPENDS,
                        Columns.uuids(changed, Spend::purchaseId),
                        Columns.texts(changed, Spend::reference),
                        Columns.uuids(changed, Spend::giftCardId),
                        Columns.texts(changed, spend -> spend.spent().currency()),
                        Columns.longs(changed, spend -> spend.spent().minor()),
                        Columns.longs(changed, spend -> spend.refunded().minor()),
                        Columns.times(changed, Spend::at))
                .replaceWithVoid();
    }

    private static List<GiftCardOrder> read(Iterable<Row> rows) {
        List<GiftCardOrder> found = new ArrayList<>();
        for (Row row : rows) {
            String refusal = row.getString(4);
            found.add(new GiftCardOrder(
                    row.getUUID(0),
                    GiftCardOrder.State.valueOf(row.getString(1)),
                    row.getUUID(2),
                    row.getUUID(3),
                    refusal == null ? null : GiftCardOrder.Refusal.valueOf(refusal),
                    Times.fromDatabase(row.getOffsetDateTime(5))));
        }
        return found;
    }

    private static Spend spend(Row row) {
        String currency = row.getString(3);
        return new Spend(
                row.getUUID(0),
                row.getString(1),
                row.getUUID(2),
                new Money(row.getLong(4), currency),
                new Money(row.getLong(5), currency),
                Times.fromDatabase(row.getOffsetDateTime(6)));
    }
}
