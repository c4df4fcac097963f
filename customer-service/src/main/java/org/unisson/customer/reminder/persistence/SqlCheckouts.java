package org.unisson.customer.reminder.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.application.Checkouts;

/** Closed carts in PostgreSQL. */
@ApplicationScoped
class SqlCheckouts implements Checkouts {

    private static final String CLOSE = """
            insert into closed_cart (cart_id, order_id, placed_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) on conflict do nothing""";

    @Override
    public Uni<Void> close(Transaction tx, List<ClosedCart> carts) {
        if (carts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        CLOSE,
                        carts.stream().map(ClosedCart::cartId).toArray(UUID[]::new),
                        carts.stream().map(ClosedCart::orderId).toArray(UUID[]::new),
                        carts.stream()
                                .map(cart -> Times.toDatabase(cart.placedAt()))
                                .toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }
}
