package org.unisson.loyalty.account.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.security.Roles;
import org.unisson.loyalty.account.application.AccountViews;

/** The ledger in figures. */
@Path("/points/summary")
@Tag(name = "Reconciliation")
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
public class SummaryResource {

    private final AccountViews views;

    SummaryResource(AccountViews views) {
        this.views = views;
    }

    @GET
    @Operation(summary = "Points per cause over the whole ledger")
    public Uni<AccountViews.Summary> summary() {
        return views.summary();
    }
}
