package org.unisson.order.cart.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.order.cart.application.Carts;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartStatus;

/** Carts, each a row with its lines. */
@ApplicationScoped
class CartTable implements Carts {

    private static final String COLUMNS =
            "cart_id, version, status, customer_id, channel, lines::text, merged_into, order_id, touched_at";

    private static final String ADD = """
            insert into cart (cart_id, version, status, customer_id, channel, lines, merged_into, order_id, touched_at)
            values ($1, $2, $3, $4, $5, ($6::text)::jsonb, $7, $8, $9)""";

    private static final String SAVE = """
            update cart set version = $2, status = $3, customer_id = $4, channel = $5, lines = ($6::text)::jsonb,
                merged_into = $7, order_id = $8, touched_at = $9, rest_told = false
            where cart_id = $1""";

    private static final String OPEN_OF_PERSON = "select cart_id from cart where customer_id = " + Members.any("$1")
            + " and status = 'OPEN' order by touched_at desc, cart_id desc";

    private static final String LOCK_PERSON = Members.lock("cart of", "$1");

    private static final String TAKE_RESTED = """
            update cart set rest_told = true where cart_id in (
                select cart_id from cart
                where status = 'OPEN' and customer_id is not null and not rest_told
                  and lines <> '[]'::jsonb and touched_at <= $1
                order by touched_at limit $2 for update skip locked)
            returning\s""" + COLUMNS;

    // Locked: who changes one meanwhile tells its state after this one is told.
    private static final String PAGE = "select " + COLUMNS + """
             from cart
            where cart_id > $2 and customer_id is not null and (status <> 'CHECKED_OUT' or touched_at >= $1)
            order by cart_id limit $3 for share""";

    private final CartLinesJson json;

    CartTable(CartLinesJson json) {
        this.json = json;
    }

    @Override
    public Uni<Cart> find(Transaction tx, UUID cartId) {
        return tx.sql("select " + COLUMNS + " from cart where cart_id = $1", cartId)
                .map(rows -> rows.size() == 0 ? null : cart(rows.iterator().next()));
    }

    @Override
    public Uni<Map<UUID, Cart>> lock(Transaction tx, Collection<UUID> cartIds) {
        return tx.sql("select " + COLUMNS + " from cart where cart_id = any($1) order by cart_id for update", (Object)
                        cartIds.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, Cart> carts = new LinkedHashMap<>();
                    carts(rows).forEach(cart -> carts.put(cart.cartId(), cart));
                    return carts;
                });
    }

    @Override
    public Uni<UUID> openOf(Transaction tx, UUID customerId) {
        return tx.sql("select cart_id from cart where customer_id = $1 and status = 'OPEN'", customerId)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID(0));
    }

    @Override
    public Uni<List<UUID>> openOfPerson(Transaction tx, UUID customerId) {
        return tx.sql(OPEN_OF_PERSON, customerId).map(rows -> {
            List<UUID> open = new ArrayList<>();
            rows.forEach(row -> open.add(row.getUUID(0)));
            return open;
        });
    }

    @Override
    public Uni<Void> lockPerson(Transaction tx, UUID customerId) {
        return tx.sql(LOCK_PERSON, customerId).replaceWithVoid();
    }

    @Override
    public Uni<Void> add(Transaction tx, Cart cart) {
        return tx.sql(ADD, values(cart)).replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Transaction tx, Cart cart) {
        return tx.sql(SAVE, values(cart)).replaceWithVoid();
    }

    @Override
    public Uni<List<Cart>> pageForRetelling(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(PAGE, Times.toDatabase(since), after, atMost).map(this::carts);
    }

    @Override
    public Uni<List<Cart>> takeRested(Transaction tx, Instant untouchedSince, int atMost) {
        return tx.sql(TAKE_RESTED, Times.toDatabase(untouchedSince), atMost).map(this::carts);
    }

    private Object[] values(Cart cart) {
        return new Object[] {
            cart.cartId(),
            cart.version(),
            cart.status().name(),
            cart.customerId(),
            cart.channel(),
            json.write(cart.lines()),
            cart.mergedInto(),
            cart.orderId(),
            Times.toDatabase(cart.touchedAt())
        };
    }

    private List<Cart> carts(RowSet<Row> rows) {
        List<Cart> carts = new ArrayList<>();
        rows.forEach(row -> carts.add(cart(row)));
        return carts;
    }

    private Cart cart(Row row) {
        return new Cart(
                row.getUUID(0),
                row.getLong(1),
                CartStatus.valueOf(row.getString(2)),
                row.getUUID(3),
                row.getString(4),
                json.read(row.getString(5)),
                row.getUUID(6),
                row.getUUID(7),
                Times.fromDatabase(row.getOffsetDateTime(8)));
    }
}
