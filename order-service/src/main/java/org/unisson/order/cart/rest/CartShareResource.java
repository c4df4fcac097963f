package org.unisson.order.cart.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.application.ShareCart;
import org.unisson.order.cart.application.ShowCart;
import org.unisson.order.cart.domain.ShareToken;
import org.unisson.order.cart.rest.CartShareRequests.Shown;
import org.unisson.order.cart.rest.CartShareRequests.ShownShares;

/** Shares of a cart, for its owner and for who serves customers. */
@Path("/carts/{cartId}/shares")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Carts")
public class CartShareResource {

    private final Commands commands;
    private final Transactions transactions;
    private final CartDoor door;
    private final ShareCart sharing;
    private final ShowCart showing;
    private final Clock clock;

    CartShareResource(
            Commands commands,
            Transactions transactions,
            CartDoor door,
            ShareCart sharing,
            ShowCart showing,
            Clock clock) {
        this.commands = commands;
        this.transactions = transactions;
        this.door = door;
        this.sharing = sharing;
        this.showing = showing;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Shares the cart with whoever presents the token",
            description = "VIEW: to see it; ADD: also to add lines, and to change and remove those; EDIT: any line. The"
                    + " token is told once and goes in the header Cart-Share; a repetition is answered without it."
                    + " Expires after 7 days, or when asked, after at most 90. 409: the cart is nobody's or not open"
                    + " any more, or 20 shares are open.")
    public Uni<Response> share(
            UUID cartId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid CartShareRequests.NewShare body) {
        Instant endsAt = body.endsAt(clock.instant());
        ShareToken token = ShareToken.random();
        ShareCart.Wish wish = new ShareCart.Wish(Ids.next(), body.right(), body.label(), endsAt);
        String location = "/carts/" + cartId + "/shares/" + wish.shareId();
        // What is kept under the key has no token: it is put into the answer of the one request that made the share.
        return commands.run(key, "share cart " + cartId, body, tx -> sharing.share(
                                tx, cartId, door::requireOwner, wish, token)
                        .map(share -> Answer.created(location, Shown.of(share))))
                .map(answer -> answer.getEntity() instanceof Shown made ? told(answer, made, token) : answer);
    }

    @GET
    @Operation(summary = "Shares that open the cart now", description = "Without their tokens, the oldest first.")
    public Uni<ShownShares> shares(UUID cartId) {
        return transactions.read(tx -> showing.find(tx, cartId)
                .invoke(door::requireOwner)
                .chain(() -> sharing.open(tx, cartId))
                .map(open -> new ShownShares(open.stream().map(Shown::of).toList())));
    }

    @DELETE
    @Path("/{shareId}")
    @Operation(summary = "Revokes a share at once", description = "204, again as well. 404: there is no such share.")
    public Uni<Void> revoke(UUID cartId, UUID shareId) {
        return transactions.run(tx -> sharing.revoke(tx, cartId, shareId, door::requireOwner));
    }

    private static Response told(Response answer, Shown made, ShareToken token) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made.with(token))
                .build();
    }
}
