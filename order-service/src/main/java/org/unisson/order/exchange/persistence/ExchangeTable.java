package org.unisson.order.exchange.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.exchange.application.ExchangeView;
import org.unisson.order.exchange.application.Exchanges;
import org.unisson.order.purchase.persistence.Rows;
import org.unisson.order.returns.domain.SetOff;

/** Exchanges in PostgreSQL. */
@ApplicationScoped
class ExchangeTable implements Exchanges {

    private static final String ADD = """
            insert into exchange (exchange_id, purchase_id, return_id, channel, location, currency, set_off, refunded,
                                  surplus, new_purchase, order_id, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
    private static final String ADD_PARTS = """
            insert into set_off (exchange_id, set_off_id, kind, amount, reference, order_id)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::uuid[])""";
    private static final String ONE = """
            select exchange_id, exchange.purchase_id, return_id, exchange.currency, set_off, refunded, surplus,
                   coalesce(new_purchase, placed.purchase_id) as new_purchase, exchange.order_id, made_at, called_off_at,
                   purchase.customer
            from exchange join purchase using (purchase_id) left join orders placed on placed.order_id = exchange.order_id
            where exchange_id = $1""";
    private static final String GIVE_UP = """
            with given_up as (
                update exchange set called_off_at = $2 where order_id = any($1) and called_off_at is null returning *)
            select exchange_id, given_up.order_id, purchase_id, return_id, channel, location, currency, set_off_id, kind,
                   amount, part.order_id as paid_for
            from given_up join set_off part using (exchange_id) order by exchange_id, set_off_id""";

    @Override
    public Uni<Void> add(Transaction tx, ExchangeView exchange, String channel, Gln location, SetOff setOff) {
        return tx.sql(
                        ADD,
                        exchange.exchangeId(),
                        exchange.purchaseId(),
                        exchange.returnId(),
                        channel,
                        location.number(),
                        exchange.setOff().currency(),
                        exchange.setOff().minor(),
                        exchange.refunded().minor(),
                        exchange.surplus().minor(),
                        exchange.newPurchaseId(),
                        exchange.orderId(),
                        Times.toDatabase(exchange.madeAt()))
                .chain(() -> new Rows<>(ADD_PARTS, setOff.parts())
                        .column(UUID.class, part -> exchange.exchangeId())
                        .column(UUID.class, SetOff.Part::setOffId)
                        .column(String.class, part -> part.paid().kind())
                        .column(Long.class, part -> part.amount().minor())
                        .column(String.class, part -> part.paid().reference())
                        .column(UUID.class, part -> part.paid().order())
                        .insert(tx));
    }

    @Override
    public Uni<Optional<Shown>> one(Transaction tx, UUID exchangeId) {
        return tx.sql(ONE, exchangeId).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Shown(view(row), row.getUUID("customer")))
                .findFirst());
    }

    private static ExchangeView view(Row row) {
        String currency = row.getString("currency");
        return new ExchangeView(
                row.getUUID("exchange_id"),
                row.getUUID("purchase_id"),
                row.getUUID("return_id"),
                new Money(row.getLong("set_off"), currency),
                new Money(row.getLong("refunded"), currency),
                new Money(row.getLong("surplus"), currency),
                row.getUUID("new_purchase"),
                row.getUUID("order_id"),
                Times.fromDatabase(row.getOffsetDateTime("made_at")),
                Times.fromDatabase(row.getOffsetDateTime("called_off_at")));
    }

    @Override
    public Uni<List<GivenUp>> giveUp(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql(GIVE_UP, orderIds.toArray(UUID[]::new), Times.toDatabase(now))
                .map(rows -> {
                    Map<UUID, GivenUp> all = new HashMap<>();
                    for (Row row : rows) {
                        all.computeIfAbsent(row.getUUID("exchange_id"), id -> givenUp(row))
                                .parts()
                                .add(part(row));
                    }
                    return List.copyOf(all.values());
                });
    }

    private static GivenUp givenUp(Row row) {
        return new GivenUp(
                row.getUUID("exchange_id"),
                row.getUUID("order_id"),
                row.getUUID("purchase_id"),
                row.getUUID("return_id"),
                row.getString("channel"),
                new Gln(row.getString("location")),
                new ArrayList<>());
    }

    private static Part part(Row row) {
        return new Part(
                row.getUUID("set_off_id"),
                row.getString("kind"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getUUID("paid_for"));
    }
}
