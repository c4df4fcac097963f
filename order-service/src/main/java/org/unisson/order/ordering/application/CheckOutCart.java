package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.cart.application.EditCart;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartOperation;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.SameDay;
import org.unisson.order.payment.domain.CardToken;

/** Makes an order of a cart, once: the cart is closed in the same transaction, under its lock. */
@ApplicationScoped
public class CheckOutCart {

    private final EditCart carts;
    private final PlaceOrder placing;
    private final Clock clock;

    CheckOutCart(EditCart carts, PlaceOrder placing, Clock clock) {
        this.carts = carts;
        this.placing = placing;
        this.clock = clock;
    }

    /**
     * How a cart is checked out.
     *
     * @param fulfilment of the lines for which none was chosen
     * @param sameDay where what is shipped is to be the same day, or null: the usual way
     * @param address where it is to be sent, or null
     * @param quote under which the cart is sold, signed, or null
     * @param appointment reference of the appointment upon which it is sold, or null
     * @param cash that a till has taken for it, or null
     */
    public record Checkout(
            String channel,
            Fulfilment fulfilment,
            CardToken cardToken,
            long points,
            List<OfferedTender> offered,
            SameDay sameDay,
            GivenAddress address,
            String quote,
            String appointment,
            CashTaken cash) {}

    /** Checks the cart out. @param admit refuses, by throwing, a caller; says who it is */
    public Uni<Order> checkOut(Transaction tx, UUID cartId, Function<Cart, Adder> admit, Checkout checkout) {
        UUID orderId = Ids.next();
        return carts.locked(tx, cartId).chain(cart -> {
            Adder by = admit.apply(cart);
            Instant now = clock.instant();
            Cart closed = cart.checkedOut(orderId, checkout.channel(), now);
            CartOperation operation = CartOperation.whole(closed, CartOperation.What.CHECKED_OUT, by, null, now);
            return placing.place(tx, placing(cart, orderId, by, checkout))
                    .call(order -> carts.save(tx, closed, operation));
        });
    }

    private static Placing placing(Cart cart, UUID orderId, Adder by, Checkout checkout) {
        Gln location = checkout.fulfilment().location();
        return new Placing(
                orderId,
                cart.cartId(),
                cart.customerId(),
                null,
                checkout.channel(),
                location,
                cart.lines().stream()
                        .map(line -> new Placing.Wanted(
                                line.lineId(),
                                line.sku(),
                                line.quantity(),
                                null,
                                line.fulfilment().orElse(checkout.fulfilment()),
                                line.addedOn(),
                                line.addedBy()))
                        .toList(),
                checkout.cardToken(),
                checkout.points(),
                checkout.offered(),
                null,
                checkout.sameDay(),
                checkout.address(),
                checkout.quote(),
                new Placing.Served(by, checkout.appointment(), checkout.cash()));
    }
}
