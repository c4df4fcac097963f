package org.unisson.order.exchange.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.exchange.application.ExchangeView;
import org.unisson.order.exchange.application.ShowExchanges;

/** Exchanges that were made. */
@Path("/exchanges")
@Tag(name = "Exchanges")
public class ShownExchangeResource {

    private final ShowExchanges exchanges;
    private final Caller caller;

    ShownExchangeResource(ShowExchanges exchanges, Caller caller) {
        this.exchanges = exchanges;
        this.caller = caller;
    }

    @GET
    @Path("/{exchangeId}")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "An exchange", description = "Amounts are in minor units. A shopper sees their own.")
    public Uni<ExchangeView> one(UUID exchangeId) {
        return exchanges.one(exchangeId, caller::requireCustomer);
    }
}
