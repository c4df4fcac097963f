package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.Destination;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderTerms;
import org.unisson.order.ordering.domain.SameDay;

/** Orders, each a row with its lines. */
@ApplicationScoped
class OrderTable implements Orders {

    private static final String ADD = """
            insert into orders (order_id, version, status, cart_id, customer_id, card, channel, sold_at, lines,
                total_minor, currency, points, points_pay, by_card, decide_by, placed_at, changed_at, correlation,
                kept_until, gift_cards, delivery_service, delivery_country, delivery_postcode, destination_country,
                destination_latitude, destination_longitude, exchanged, replaces,
                cash_minor, cash_session)
            values ($1, $2, $3, $4, $5, $6, $7, $8, ($9::text)::jsonb, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, ($20::text)::jsonb, $21, $22, $23, $24, $25, $26, ($27::text)::jsonb, $28, $29, $30)""";

    private static final String SAVE = """
            update orders set version = news.version, status = news.status, reason = news.reason,
                remark = news.remark, points_pay = coalesce(news.points_pay, orders.points_pay),
                card_charge = news.card_charge, purchase_id = news.purchase_id, decide_by = news.decide_by,
                challenge_url = news.challenge_url, changed_at = $11
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                $8::uuid[], $9::timestamptz[], $10::text[])
            as news (order_id, version, status, reason, remark, points_pay, card_charge, purchase_id, decide_by,
                challenge_url)
            where orders.order_id = news.order_id""";

    private static final String SERVED = """
            update orders set lines = news.lines::jsonb, missed_gifts = news.missed::jsonb
            from unnest($1::uuid[], $2::text[], $3::text[]) as news (order_id, lines, missed)
            where orders.order_id = news.order_id""";

    private static final String LOCK =
            "select " + OrderColumns.ALL + " from orders where order_id = any($1) order by order_id for update";

    // With the orders of which they replace lines, in one order of ids: nobody who holds one waits for another.
    private static final String LOCK_WITH_REPLACED = "select " + OrderColumns.ALL
            + " from orders where order_id = any(array(select unnest($1::uuid[]) union"
            + " select replaces from orders where order_id = any($1) and replaces is not null))"
            + " order by order_id for update";

    // The latest of each customer of the person, by the index, and of these the latest.
    static final String OF_PERSON = "select " + OrderColumns.ALL + " from (" + Members.of("$1") + ") member"
            + " cross join lateral (select * from orders made where made.customer_id = member.customer_id"
            + " and made.order_id < $2 order by made.order_id desc limit $3) orders"
            + " order by orders.order_id desc limit $3";

    private static final String OVERDUE = """
            select order_id from orders
            where status in ('AWAITING_STOCK_AND_POINTS', 'AWAITING_STOCK', 'AWAITING_POINTS', 'AWAITING_PAYMENT',
                'AWAITING_CHALLENGE')
              and decide_by <= $1
            order by decide_by limit $2""";

    private final OrderColumns columns;

    OrderTable(OrderColumns columns) {
        this.columns = columns;
    }

    @Override
    public Uni<Void> add(Transaction tx, Order order, Instant now) {
        OrderTerms terms = order.terms();
        return tx.sql(
                        ADD,
                        order.orderId(),
                        order.version(),
                        OrderColumns.status(order.state()),
                        order.cartId(),
                        order.customerId(),
                        order.card(),
                        order.channel(),
                        order.soldAt() == null ? null : order.soldAt().number(),
                        columns.lines(order.lines()),
                        terms.total().minor(),
                        terms.total().currency(),
                        terms.points(),
                        OrderColumns.pointsPay(order.state()),
                        terms.byCard(),
                        Times.toDatabase(terms.decideBy()),
                        Times.toDatabase(order.placedAt()),
                        Times.toDatabase(now),
                        order.correlation(),
                        Times.toDatabase(terms.keptUntil()),
                        columns.offered(terms.offered()),
                        terms.sameDay().map(any -> "SAME_DAY").orElse(null),
                        terms.sameDay().map(SameDay::country).orElse(null),
                        terms.sameDay().map(SameDay::postcode).orElse(null),
                        terms.destination().map(Destination::country).orElse(null),
                        terms.destination().map(Destination::latitude).orElse(null),
                        terms.destination().map(Destination::longitude).orElse(null),
                        columns.exchanged(terms.exchanged()),
                        terms.replaces().orElse(null),
                        terms.cash().map(cash -> cash.amount().minor()).orElse(null),
                        terms.cash().map(CashTaken::sessionId).orElse(null))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Order>> lock(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql(LOCK, (Object) orderIds.toArray(UUID[]::new))
                .map(rows -> read(rows).stream().collect(Collectors.toMap(Order::orderId, order -> order)));
    }

    @Override
    public Uni<Map<UUID, Order>> lockWithReplaced(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql(LOCK_WITH_REPLACED, (Object) orderIds.toArray(UUID[]::new))
                .map(rows -> read(rows).stream().collect(Collectors.toMap(Order::orderId, order -> order)));
    }

    @Override
    public Uni<Void> save(Transaction tx, Collection<Order> changed, Instant now) {
        return tx.sql(
                        SAVE,
                        column(changed, Order::orderId, UUID[]::new),
                        column(changed, Order::version, Long[]::new),
                        column(changed, order -> OrderColumns.status(order.state()), String[]::new),
                        column(changed, order -> OrderColumns.reason(order.state()), String[]::new),
                        column(changed, Order::remark, String[]::new),
                        column(changed, order -> OrderColumns.pointsPay(order.state()), Long[]::new),
                        column(changed, order -> OrderColumns.cardCharge(order.state()), String[]::new),
                        column(changed, Order::purchaseId, UUID[]::new),
                        column(changed, order -> Times.toDatabase(order.terms().decideBy()), OffsetDateTime[]::new),
                        column(changed, order -> OrderColumns.challengeUrl(order.state()), String[]::new),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> edit(Transaction tx, Order edited, Instant now) {
        return tx.sql(
                        "update orders set version = $2, lines = ($3::text)::jsonb, changed_at = $4 where order_id = $1",
                        edited.orderId(),
                        edited.version(),
                        columns.lines(edited.lines()),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> served(Transaction tx, Collection<Order> served) {
        return tx.sql(
                        SERVED,
                        column(served, Order::orderId, UUID[]::new),
                        column(served, order -> columns.lines(order.lines()), String[]::new),
                        column(served, order -> columns.missedGifts(order.missedGifts()), String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Order> find(Transaction tx, UUID orderId) {
        return tx.sql("select " + OrderColumns.ALL + " from orders where order_id = $1", orderId)
                .map(rows ->
                        rows.size() == 0 ? null : columns.read(rows.iterator().next()));
    }

    @Override
    public Uni<List<Order>> ofCustomer(Transaction tx, UUID customerId, UUID before, int atMost) {
        return tx.sql(OF_PERSON, customerId, before, atMost).map(this::read);
    }

    @Override
    public Uni<List<UUID>> overdue(Transaction tx, Instant now, int atMost) {
        return tx.sql(OVERDUE, Times.toDatabase(now), atMost).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    private List<Order> read(RowSet<Row> rows) {
        List<Order> orders = new ArrayList<>();
        rows.forEach(row -> orders.add(columns.read(row)));
        return orders;
    }

    private static <C> C[] column(Collection<Order> orders, Function<Order, C> value, IntFunction<C[]> array) {
        return orders.stream().map(value).toArray(array);
    }
}
