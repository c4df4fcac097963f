package org.unisson.order.ordering.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.ordering.application.ExplainPrices;
import org.unisson.order.ordering.application.OrderQuoteView;

/** What an order was sold for, and why. */
@Path("/orders/{orderId}/quote")
@Tag(name = "Orders")
public class OrderQuoteResource {

    private final ExplainPrices explaining;
    private final OwnerAccess access;

    OrderQuoteResource(ExplainPrices explaining, OwnerAccess access) {
        this.explaining = explaining;
        this.access = access;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "The quote that an order was sold under, with what was quoted for each line",
            description =
                    "Each line's reductions lead from its regular price to its total; each names the operation that"
                            + " gives it. 404: there is no such order, or it was sold at the prices of the moment.")
    public Uni<OrderQuoteView> quote(UUID orderId) {
        return explaining.of(orderId, order -> access.require(order.customerId()));
    }
}
