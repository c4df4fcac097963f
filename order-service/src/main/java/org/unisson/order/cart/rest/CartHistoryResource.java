package org.unisson.order.cart.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.cart.application.CartHistory;
import org.unisson.order.cart.application.CartHistory.Entry;
import org.unisson.order.cart.application.ShowCart;

/** What was done to a cart, for its owner and for who serves customers. */
@Path("/carts/{cartId}/operations")
@PermitAll
@Tag(name = "Carts")
public class CartHistoryResource {

    private final Transactions transactions;
    private final CartDoor door;
    private final ShowCart showing;
    private final CartHistory history;

    CartHistoryResource(Transactions transactions, CartDoor door, ShowCart showing, CartHistory history) {
        this.transactions = transactions;
        this.door = door;
        this.showing = showing;
        this.history = history;
    }

    @GET
    @Operation(
            summary = "What was done to the cart, by whom, the oldest first",
            description = "With what was done to each cart that was merged into it; cartId names the one.")
    public Uni<Page<Entry>> operations(
            UUID cartId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        long after = after(cursor);
        return transactions.read(tx -> showing.find(tx, cartId)
                .invoke(door::requireOwner)
                .chain(() -> history.of(tx, cartId, after, items + 1))
                .map(found -> Page.of(found, items, entry -> Long.toString(entry.operation()))));
    }

    private static long after(String cursor) {
        String after = Page.after(cursor);
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
