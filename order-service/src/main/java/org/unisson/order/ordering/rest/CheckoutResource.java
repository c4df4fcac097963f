package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.application.CheckOutCart;
import org.unisson.order.ordering.application.CheckOutCart.Checkout;
import org.unisson.order.ordering.application.OrderView;
import org.unisson.order.payment.domain.CardToken;

/** Checkout of a cart. */
@Path("/carts/{cartId}/checkout")
@PermitAll
@Tag(name = "Orders")
public class CheckoutResource {

    private final Commands commands;
    private final OwnerAccess access;
    private final CheckOutCart checkingOut;
    private final WaitPreference waiting;

    CheckoutResource(Commands commands, OwnerAccess access, CheckOutCart checkingOut, WaitPreference waiting) {
        this.commands = commands;
        this.access = access;
        this.checkingOut = checkingOut;
        this.waiting = waiting;
    }

    @POST
    @Operation(
            summary = "Makes an order of the cart, once",
            description =
                    "Prices are those of the channel now, or those of the catalog's quote, and are fixed. 202 with the order's location, or, with"
                            + " Prefer: wait=N (at most 30 s), 201 as soon as it is decided: CONFIRMED or CANCELLED. A 202 with a"
                            + " nextAction {type: REDIRECT, url}: the customer's bank wants to see the customer there; then the"
                            + " order goes on. 409: the"
                            + " cart is empty or not open any more, the quote has expired, is not locked, is for something else,"
                            + " or was used (quote-expired, quote-not-locked, quote-differs, quote-used), or the channel does not"
                            + " sell something so (not-sold-here). 422: it names something that cannot be, or (brand-policy)"
                            + " a brand in it is sold by appointment, by its named sellers or on other channels alone. cash is what a till of the store has taken for it, by staff alone: it is counted in the till's session (409 session-closed, 422 unknown-session, wrong-amount), and is to be given back where the"
                            + " order is CANCELLED. 503 quote-key-unknown:"
                            + " try again in a moment.")
    public Uni<Response> checkOut(
            UUID cartId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam("Prefer") String prefer,
            @NotNull @Valid OrderRequests.Checkout body) {
        Checkout checkout = new Checkout(
                body.channel(),
                new Fulfilment(body.method(), body.location()),
                CardToken.orNull(body.cardToken()),
                body.pointsOffered(),
                body.tendersOffered(),
                OrderRequests.Delivery.sameDay(body.delivery()),
                OrderRequests.given(body.address(), access.isServing()),
                body.quote(),
                body.appointment(),
                OrderRequests.taken(body.cash(), body.location(), access));
        return commands.run(key, "check out cart " + cartId, body, tx -> checkingOut
                        .checkOut(tx, cartId, cart -> access.admit(cart.customerId()), checkout)
                        .map(order -> Answer.accepted("/orders/" + order.orderId(), OrderView.of(order))))
                .chain(placed -> waiting.honour(prefer, placed));
    }
}
