package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.availability.application.ChannelPolicies;
import org.unisson.inventory.availability.domain.HoldTerms;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.sourcing.application.KnownBaskets;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/** Whether a cart may ask for a hold at all, before it is looked for pieces. */
@ApplicationScoped
public class HoldAdmission {

    private static final Set<String> ORDERED = Set.of("HELD", "CONFIRMED", "FULFILLED");

    private final ChannelPolicies channels;
    private final KnownBaskets known;
    private final ReservationStore reservations;

    HoldAdmission(ChannelPolicies channels, KnownBaskets known, ReservationStore reservations) {
        this.channels = channels;
        this.known = known;
        this.reservations = reservations;
    }

    /** The terms of its channel; 409 where it offers no holds, 422 where the basket is more than they allow. */
    Uni<HoldTerms> terms(Transaction tx, Basket basket) {
        return channels.of(tx, basket.channel())
                .map(policy -> policy.holds().orElseThrow(() -> Problem.conflict(
                                "no-holds", "The channel " + basket.channel() + " sets nothing aside for carts.")
                        .asException()))
                .invoke(terms -> requireAtMost(terms, basket))
                .call(() -> known.require(tx, basket));
    }

    /** 409 where an order has taken the cart's place, and has what it asked for. */
    Uni<Void> refuseOrdered(Transaction tx, Hold locked) {
        if (locked.status() != Hold.Status.ORDERED) {
            return Uni.createFrom().voidItem();
        }
        return reservations
                .status(tx, locked.orderId().orElseThrow())
                .invoke(status -> status.filter(ORDERED::contains).ifPresent(reserved -> {
                    throw Problem.conflict("cart-ordered", "Cart " + locked.cartId() + " has been ordered.")
                            .asException();
                }))
                .replaceWithVoid();
    }

    private static void requireAtMost(HoldTerms terms, Basket basket) {
        long pieces = basket.lines().stream().mapToLong(RequestedLine::quantity).sum();
        if (pieces > terms.atMost()) {
            throw Problem.unprocessable(
                            "too-many-pieces",
                            "/lines",
                            "are " + pieces + " pieces, and a cart may hold " + terms.atMost())
                    .asException();
        }
    }
}
