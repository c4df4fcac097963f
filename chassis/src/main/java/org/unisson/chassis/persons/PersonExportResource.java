package org.unisson.chassis.persons;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persons.PersonExport.Export;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** What this service keeps of a person, for the person: the right of access. */
@Path("/persons/{customerId}/export")
@RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.ADMIN})
@Tag(name = "Persons")
public class PersonExportResource {

    private final PersonExport export;

    PersonExportResource(PersonExport export) {
        this.export = export;
    }

    @GET
    @Operation(
            summary = "Everything this service keeps of the person that a customer is, part by part, each at most limit"
                    + " items (50, at most 200); next of a part is the cursor of what follows. Times are ISO 8601, amounts"
                    + " minor units; what is not known is left out")
    public Uni<Export> all(@PathParam("customerId") UUID customerId, @QueryParam("limit") Integer limit) {
        return export.all(customerId, Page.limit(limit));
    }

    @GET
    @Path("/{part}")
    @Operation(summary = "What follows in a part of the export; 404 where there is no such part")
    public Uni<Page<JsonNode>> part(
            @PathParam("customerId") UUID customerId,
            @PathParam("part") String part,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return export.part(customerId, part, Page.after(cursor), Page.limit(limit));
    }
}
