package org.unisson.customer.view.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.view.application.CartState;
import org.unisson.customer.view.application.CartView;
import org.unisson.customer.view.application.OpenCarts;

/** The projection of open carts. That nothing old takes the place of something new is the inbox's to see to. */
@ApplicationScoped
class SqlOpenCarts implements OpenCarts {

    private static final int MOST_LINES = 50;

    // Skus hold no space.
    private static final String KEEP = """
            insert into open_cart (cart_id, customer_id, version, channel, skus, quantities, touched_at)
            select cart_id, customer_id, version, channel, string_to_array(skus, ' '),
                string_to_array(quantities, ' ')::bigint[], touched_at
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                as news (cart_id, customer_id, version, channel, skus, quantities, touched_at)
            on conflict (cart_id) do update set customer_id = excluded.customer_id, version = excluded.version,
                channel = excluded.channel, skus = excluded.skus, quantities = excluded.quantities,
                touched_at = excluded.touched_at
            where open_cart.version < excluded.version""";

    private static final String FORGET = "delete from open_cart where cart_id = any($1)";

    private static final String OF = """
            select c.cart_id, c.customer_id, c.channel, c.skus, c.quantities, c.touched_at
            from members_of($1) m join open_cart c on c.customer_id = m.customer_id
            order by c.touched_at desc, c.cart_id desc limit 1""";

    @Override
    public Uni<Void> put(Transaction tx, Collection<CartState> states) {
        List<CartState> kept = states.stream().filter(CartState::isWorthKeeping).toList();
        UUID[] gone = states.stream()
                .filter(state -> !state.isWorthKeeping())
                .map(CartState::cartId)
                .toArray(UUID[]::new);
        Uni<?> forgotten = gone.length == 0 ? Uni.createFrom().voidItem() : tx.sql(FORGET, (Object) gone);
        return forgotten
                .chain(() -> kept.isEmpty() ? Uni.createFrom().voidItem() : keep(tx, kept))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(Transaction tx, List<CartState> kept) {
        return tx.sql(
                        KEEP,
                        kept.stream().map(CartState::cartId).toArray(UUID[]::new),
                        kept.stream().map(CartState::customerId).toArray(UUID[]::new),
                        kept.stream().map(CartState::version).toArray(Long[]::new),
                        kept.stream().map(CartState::channel).toArray(String[]::new),
                        kept.stream()
                                .map(cart -> cart.lines().stream()
                                        .map(CartView.Line::sku)
                                        .collect(Collectors.joining(" ")))
                                .toArray(String[]::new),
                        kept.stream()
                                .map(cart -> cart.lines().stream()
                                        .map(line -> Long.toString(line.quantity()))
                                        .collect(Collectors.joining(" ")))
                                .toArray(String[]::new),
                        kept.stream()
                                .map(cart -> Times.toDatabase(cart.touchedAt()))
                                .toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<CartView>> of(Transaction tx, UUID customerId) {
        return tx.sql(OF, customerId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(view(rows.iterator().next())));
    }

    private static CartView view(Row row) {
        String[] skus = row.getArrayOfStrings("skus");
        Long[] quantities = row.getArrayOfLongs("quantities");
        List<CartView.Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_LINES, skus.length); i++) {
            lines.add(new CartView.Line(skus[i], quantities[i]));
        }
        return new CartView(
                row.getUUID("cart_id"),
                row.getUUID("customer_id"),
                row.getString("channel"),
                lines,
                Arrays.stream(quantities).mapToLong(Long::longValue).sum(),
                Times.fromDatabase(row.getOffsetDateTime("touched_at")));
    }
}
