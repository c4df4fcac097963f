package org.unisson.customer.timeline.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.security.Scoped;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.timeline.application.TimelinePages;
import org.unisson.customer.timeline.application.TimelineView;

/** The timeline of a customer, over all channels. */
@Path("/customers/{id}/timeline")
public class TimelineResource {

    private final FindingCustomers finding;
    private final TimelinePages pages;

    TimelineResource(FindingCustomers finding, TimelinePages pages) {
        this.finding = finding;
        this.pages = pages;
    }

    @GET
    @Scoped("timeline:read")
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.ASSOCIATE,
        Roles.AGENT,
        Roles.FRANCHISEE,
        Roles.PARTNER,
        Roles.SERVICE,
        Roles.ADMIN
    })
    @Operation(summary = "What happened to the customer, newest first; next is the cursor of the following page")
    public Uni<Page<TimelineView>> timeline(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        return finding.byId(id).chain(customer -> pages.of(id, items, cursor));
    }
}
