package org.unisson.inventory.audit.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.audit.application.AuditStock;
import org.unisson.inventory.audit.application.AuditViews;

/** Audits of the stock levels against the ledger and the reservations. */
@Path("/audits")
@RolesAllowed({Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Audits")
public class AuditResource {

    private final Transactions transactions;
    private final AuditStock audit;
    private final AuditViews views;

    AuditResource(Transactions transactions, AuditStock audit, AuditViews views) {
        this.transactions = transactions;
        this.audit = audit;
        this.views = views;
    }

    @POST
    @Operation(
            summary = "Begins an audit now, in the background; the one under way where there is one",
            description = "202 with its Location. Audits also begin by themselves, every hour by default.")
    public Uni<Response> begin() {
        return transactions.run(audit::begin).map(id -> Response.accepted()
                .location(URI.create("/audits/" + id))
                .build());
    }

    @GET
    @Operation(summary = "The newest audits, at most 200")
    public Uni<List<AuditViews.Head>> newest(@RestQuery Integer limit) {
        return views.newest(Page.limit(limit));
    }

    @GET
    @Path("/{auditId}")
    @Operation(summary = "An audit and what it found and healed, by place, at most 1,000 places")
    public Uni<AuditViews.Audit> get(UUID auditId) {
        return views.get(auditId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("audit", auditId).asException()));
    }
}
