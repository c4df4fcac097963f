package org.unisson.order.sales.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.security.Roles;
import org.unisson.order.sales.application.SalesQueries;
import org.unisson.order.sales.application.SalesSummary;

/** Figures of the business. */
@Path("/sales")
public class SalesResource {

    private final SalesQueries sales;

    SalesResource(SalesQueries sales) {
        this.sales = sales;
    }

    /** What was sold and what came back: in total, per store and per channel, each per currency, to the cent. */
    @GET
    @Path("/summary")
    @RolesAllowed({Roles.ADMIN, Roles.SERVICE})
    @Operation(summary = "Sales and returns, in total, per store and per channel")
    public Uni<SalesSummary> summary() {
        return sales.summary();
    }
}
