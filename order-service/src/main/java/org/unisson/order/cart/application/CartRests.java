package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartLine;

/** What was told of carts at rest, as it was told. */
public interface CartRests {

    Uni<Void> add(Transaction tx, List<Rest> rests);

    /** Those told since an instant with an id above the one given, in the order of their ids. */
    Uni<List<Rest>> since(Transaction tx, Instant since, UUID after, int atMost);

    /** A rest of a cart. @param factId id of the event that told it */
    record Rest(
            UUID factId,
            UUID cartId,
            long version,
            UUID customerId,
            String channel,
            List<CartLine> lines,
            Instant touchedAt,
            Instant abandonedAt) {

        static Rest of(Cart cart, Instant now) {
            return new Rest(
                    Ids.next(),
                    cart.cartId(),
                    cart.version(),
                    cart.customerId(),
                    cart.channel(),
                    cart.lines(),
                    cart.touchedAt(),
                    now);
        }
    }
}
