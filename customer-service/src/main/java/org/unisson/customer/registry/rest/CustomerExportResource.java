package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persons.PersonExport;
import org.unisson.chassis.persons.PersonExport.Export;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.registry.application.FindingCustomers;

/** What customer-service keeps of a registered person, for the person. The other services answer at /persons. */
@Path("/customers/{id}/export")
@RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.ADMIN})
public class CustomerExportResource {

    private final FindingCustomers finding;
    private final PersonExport export;

    CustomerExportResource(FindingCustomers finding, PersonExport export) {
        this.finding = finding;
        this.export = export;
    }

    @GET
    @Operation(
            summary = "Everything this service keeps of the person, part by part, each at most limit items; next of a"
                    + " part is the cursor of what follows. The same as /persons/{customerId}/export, and 404 for whom"
                    + " nobody has registered")
    public Uni<Export> all(@PathParam("id") UUID id, @QueryParam("limit") Integer limit) {
        int items = Page.limit(limit);
        return finding.byId(id).chain(found -> export.all(id, items));
    }

    @GET
    @Path("/{part}")
    @Operation(summary = "What follows in a part of the export; 404 where there is no such part")
    public Uni<Page<JsonNode>> part(
            @PathParam("id") UUID id,
            @PathParam("part") String part,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        String after = Page.after(cursor);
        return finding.byId(id).chain(found -> export.part(id, part, after, items));
    }
}
