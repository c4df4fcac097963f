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
import java.util.UUID;
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
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.cart.domain.LineEdit;

/** Carts. One without a customer needs no token: whoever holds its id may use it. Others may use one by a share. */
@Path("/carts")
@PermitAll
@Tag(name = "Carts")
public class CartResource {

    private final Commands commands;
    private final Transactions transactions;
    private final OwnerAccess access;
    private final CartDoor door;
    private final OpenCart opening;
    private final EditCart editing;
    private final ShowCart showing;
    private final Offer offer;

    CartResource(
            Commands commands,
            Transactions transactions,
            OwnerAccess access,
            CartDoor door,
            OpenCart opening,
            EditCart editing,
            ShowCart showing,
            Offer offer) {
        this.commands = commands;
        this.transactions = transactions;
        this.access = access;
        this.door = door;
        this.opening = opening;
        this.editing = editing;
        this.showing = showing;
        this.offer = offer;
    }

    @POST
    @Operation(
            summary = "Opens a cart",
            description = "201 with a new cart; 200 with the open cart of the customer's person where there is one."
                    + " 422: the channel is unknown or does not sell.")
    public Uni<Response> open(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid CartRequests.NewCart body) {
        UUID owner = access.ownerOf(body.customerId());
        Adder by = access.admit(owner);
        return commands.run(key, "open cart", body, tx -> offer.sellingChannel(tx, body.channel())
                .chain(() -> opening.open(tx, owner, body.channel(), by))
                .chain(opened -> showing.priced(tx, opened.cart(), null)
                        .map(view ->
                                opened.isNew() ? Answer.created("/carts/" + view.cartId(), view) : Answer.ok(view))));
    }

    @GET
    @Path("/{cartId}")
    @Operation(
            summary = "A cart with today's prices, tax included",
            description =
                    "The ETag is its version. A MERGED cart names the one that has its lines now. With Cart-Share,"
                            + " the token of a share, for whoever holds it, without what is the owner's own. 403: this share"
                            + " does not open the cart.")
    public Uni<Response> get(
            UUID cartId, @HeaderParam(CartDoor.SHARE) String share, @QueryParam("channel") String channel) {
        return transactions
                .read(tx -> door.visit(tx, cartId, share)
                        .chain(visit -> showing.seenBy(tx, visit.editor(), visit.cart(), channel)))
                .map(CartResource::tagged);
    }

    @POST
    @Path("/{cartId}/lines")
    @Operation(
            summary = "Adds pieces of a SKU",
            description =
                    "To the line of the same SKU and fulfilment that the same one has added, or as a new line. With"
                            + " Cart-Share, by the right ADD or EDIT (403). 422: the SKU is unknown, has no price on the"
                            + " channel, or a limit is reached. 409: the cart is not open any more.")
    public Uni<Response> add(
            UUID cartId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(CartDoor.SHARE) String share,
            @NotNull @Valid CartRequests.NewLine body) {
        LineEdit.Add edit =
                new LineEdit.Add(Ids.next(), body.sku(), body.quantity(), body.fulfilment(), body.channel());
        // Before the key is looked at: what is kept under it is not for a share that has ended.
        return transactions
                .read(tx -> door.check(tx, cartId, share).onItem().ifNotNull().invoke(Editor::requireMayAdd))
                .chain(guest -> commands.run(key, addition(cartId, guest), body, tx -> offer.require(
                                tx, body.sku(), body.channel(), body.fulfilment())
                        .chain(() -> edit(tx, cartId, share, null, edit))
                        .map(view -> Answer.created("/carts/" + cartId, view))));
    }

    @PUT
    @Path("/{cartId}/lines/{lineId}")
    @Operation(
            summary = "Sets how many pieces a line has",
            description =
                    "With If-Match, only if nobody has changed the cart since (412). With Cart-Share, by the right"
                            + " ADD for lines added by that share, by EDIT for any (403).")
    public Uni<Response> change(
            UUID cartId,
            UUID lineId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CartDoor.SHARE) String share,
            @NotNull @Valid CartRequests.ChangedQuantity body) {
        LineEdit edit = new LineEdit.ChangeQuantity(lineId, body.quantity());
        return transactions.run(tx -> edit(tx, cartId, share, ifMatch, edit)).map(CartResource::tagged);
    }

    @DELETE
    @Path("/{cartId}/lines/{lineId}")
    @Operation(
            summary = "Takes a line out",
            description = "404: there is no such line, any more or at all. With Cart-Share, by the right ADD for lines"
                    + " added by that share, by EDIT for any (403).")
    public Uni<Response> remove(
            UUID cartId,
            UUID lineId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(CartDoor.SHARE) String share) {
        return transactions
                .run(tx -> edit(tx, cartId, share, ifMatch, new LineEdit.Remove(lineId)))
                .map(CartResource::tagged);
    }

    @PUT
    @Path("/{cartId}/customer")
    @Operation(
            summary = "Makes the cart a customer's, at login",
            description = "What the customer's open cart held goes into this one; that one becomes MERGED and names"
                    + " this one. A cart of another customer of the same person takes in this customer's, and stays that"
                    + " one's. 409: it belongs to another person, or is not open any more.")
    public Uni<Response> attach(UUID cartId, @NotNull @Valid CartRequests.Attachment body) {
        UUID customer = access.ownerOf(body.customerId());
        Adder by = access.admit(customer);
        return transactions
                .run(tx -> opening.attach(tx, cartId, customer, by, door::requireOwner)
                        .chain(cart -> showing.priced(tx, cart, null)))
                .map(CartResource::tagged);
    }

    private Uni<CartView> edit(Transaction tx, UUID cartId, String share, String ifMatch, LineEdit edit) {
        return door.check(tx, cartId, share)
                .chain(() -> editing.edit(
                        tx,
                        cartId,
                        cart -> door.admit(tx, cart, share)
                                .invoke(editor -> Versions.requireMatch(ifMatch, cart.version())),
                        edit))
                .chain(edited -> showing.seenBy(tx, edited.editor(), edited.cart(), null));
    }

    private static String addition(UUID cartId, Editor guest) {
        return "add to cart " + cartId
                + (guest == null ? "" : " by share " + guest.share().shareId());
    }

    private static Response tagged(CartView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Versions.etag(view.version()))
                .build();
    }
}
