package org.unisson.order.cart.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.application.CartRests;

/** Rests of carts, one row each, never changed. */
@ApplicationScoped
class CartRestTable implements CartRests {

    private static final String ADD = """
            insert into cart_rest
                (fact_id, cart_id, version, customer_id, channel, lines, touched_at, abandoned_at)
            select fact_id, cart_id, version, customer_id, channel, lines::jsonb, touched_at, abandoned_at
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[],
                $8::timestamptz[])
            as told (fact_id, cart_id, version, customer_id, channel, lines, touched_at, abandoned_at)""";

    private static final String SINCE = """
            select fact_id, cart_id, version, customer_id, channel, lines::text, touched_at, abandoned_at
            from cart_rest where abandoned_at >= $1 and fact_id > $2 order by fact_id limit $3""";

    private final CartLinesJson json;

    CartRestTable(CartLinesJson json) {
        this.json = json;
    }

    @Override
    public Uni<Void> add(Transaction tx, List<Rest> rests) {
        return tx.sql(
                        ADD,
                        column(rests, Rest::factId, UUID[]::new),
                        column(rests, Rest::cartId, UUID[]::new),
                        column(rests, Rest::version, Long[]::new),
                        column(rests, Rest::customerId, UUID[]::new),
                        column(rests, Rest::channel, String[]::new),
                        column(rests, rest -> json.write(rest.lines()), String[]::new),
                        column(rests, rest -> Times.toDatabase(rest.touchedAt()), OffsetDateTime[]::new),
                        column(rests, rest -> Times.toDatabase(rest.abandonedAt()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Rest>> since(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(SINCE, Times.toDatabase(since), after, atMost).map(rows -> {
            List<Rest> rests = new ArrayList<>();
            rows.forEach(row -> rests.add(rest(row)));
            return rests;
        });
    }

    private Rest rest(Row row) {
        return new Rest(
                row.getUUID(0),
                row.getUUID(1),
                row.getLong(2),
                row.getUUID(3),
                row.getString(4),
                json.read(row.getString(5)),
                Times.fromDatabase(row.getOffsetDateTime(6)),
                Times.fromDatabase(row.getOffsetDateTime(7)));
    }

    private static <C> C[] column(List<Rest> rests, Function<Rest, C> value, IntFunction<C[]> array) {
        return rests.stream().map(value).toArray(array);
    }
}
