package org.unisson.order.cart.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Ids;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cart.application.CartView;
import org.unisson.order.cart.application.EditCart;
import org.unisson.order.cart.application.Offer;
import org.unisson.order.cart.application.OpenCart;
import org.unisson.order.cart.application.ShowCart;
import org.unisson.order.cart.domain.Cart;

/** Carts. One without a customer needs no token: whoever holds its id may use it. */
@Path("/carts")
@PermitAll
@Tag(name = "Carts")
public class CartResource {

    private final Commands commands;
    private final Transactions transactions;
    private final OwnerAccess access;
    private final OpenCart opening;
    private final EditCart editing;
    private final ShowCart showing;
    private final Offer offer;
    private final Clock clock;

    CartResource(
            Commands commands,
            Transactions transactions,
            OwnerAccess access,
            OpenCart opening,
            EditCart editing,
            ShowCart showing,
            Offer offer,
            Clock clock) {
        this.commands = commands;
        this.transactions = transactions;
        this.access = access;
        this.opening = opening;
        this.editing = editing;
        this.showing = showing;
        this.offer = offer;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Opens a cart",
            description = "201 with a new cart; 200 with the customer's open cart where there is one."
                    + " 422: the channel is unknown or does not sell.")
    public Uni<Response> open(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid CartRequests.NewCart body) {
        UUID owner = access.ownerOf(body.customerId());
        return commands.run(key, "open cart", body, tx -> offer.sellingChannel(tx, body.channel())
                .chain(() -> opening.open(tx, owner, body.channel()))
                .chain(opened -> showing.priced(tx, opened.cart(), null)
                        .map(view ->
                                opened.isNew() ? Answer.created("/carts/" + view.cartId(), view) : Answer.ok(view))));
    }

    @GET
    @Path("/{cartId}")
    @Operation(
            summary = "A cart with today's prices, tax included",
            description = "The ETag is its version. A MERGED cart names the one that has its lines now.")
    public Uni<Response> get(UUID cartId, @QueryParam("channel") String channel) {
        return transactions
                .read(tx ->
                        showing.find(tx, cartId).invoke(this::allow).chain(cart -> showing.priced(tx, cart, channel)))
                .map(CartResource::tagged);
    }

    @POST
    @Path("/{cartId}/lines")
    @Operation(
            summary = "Adds pieces of a SKU",
            description =
                    "To the line of the same SKU and fulfilment, or as a new line. 422: the SKU is unknown, has no"
                            + " price on the channel, or a limit is reached. 409: the cart is not open any more.")
    public Uni<Response> add(
            UUID cartId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid CartRequests.NewLine body) {
        return commands.run(key, "add to cart " + cartId, body, tx -> offer.require(
                        tx, body.sku(), body.channel(), body.fulfilment())
                .chain(() -> edit(
                        tx,
                        cartId,
                        null,
                        cart -> cart.add(
                                Ids.next(),
                                body.sku(),
                                body.quantity(),
                                body.fulfilment(),
                                body.channel(),
                                clock.instant())))
                .map(view -> Answer.created("/carts/" + cartId, view)));
    }

    @PUT
    @Path("/{cartId}/lines/{lineId}")
    @Operation(
            summary = "Sets how many pieces a line has",
            description = "With If-Match, only if nobody has changed the cart since (412).")
    public Uni<Response> change(
            UUID cartId,
            UUID lineId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CartRequests.ChangedQuantity body) {
        return transactions
                .run(tx -> edit(
                        tx, cartId, ifMatch, cart -> cart.changeQuantity(lineId, body.quantity(), clock.instant())))
                .map(CartResource::tagged);
    }

    @DELETE
    @Path("/{cartId}/lines/{lineId}")
    @Operation(summary = "Takes a line out", description = "404: there is no such line, any more or at all.")
    public Uni<Response> remove(UUID cartId, UUID lineId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return transactions
                .run(tx -> edit(tx, cartId, ifMatch, cart -> cart.remove(lineId, clock.instant())))
                .map(CartResource::tagged);
    }

    @PUT
    @Path("/{cartId}/customer")
    @Operation(
            summary = "Makes the cart a customer's, at login",
            description = "What the customer's open cart held goes into this one; that one becomes MERGED and names"
                    + " this one. 409: it belongs to another customer, or is not open any more.")
    public Uni<Response> attach(UUID cartId, @NotNull @Valid CartRequests.Attachment body) {
        UUID customer = access.ownerOf(body.customerId());
        return transactions
                .run(tx ->
                        opening.attach(tx, cartId, customer, this::allow).chain(cart -> showing.priced(tx, cart, null)))
                .map(CartResource::tagged);
    }

    private Uni<CartView> edit(Transaction tx, UUID cartId, String ifMatch, UnaryOperator<Cart> change) {
        return editing.edit(
                        tx,
                        cartId,
                        cart -> {
                            allow(cart);
                            Versions.requireMatch(ifMatch, cart.version());
                        },
                        change)
                .chain(cart -> showing.priced(tx, cart, null));
    }

    private void allow(Cart cart) {
        access.require(cart.customerId());
    }

    private static Response tagged(CartView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Versions.etag(view.version()))
                .build();
    }
}
