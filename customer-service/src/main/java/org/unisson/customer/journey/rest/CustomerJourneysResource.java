package org.unisson.customer.journey.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.journey.application.FindingJourneys;
import org.unisson.customer.journey.application.JourneyView;

/** The journeys of a customer, over all channels. */
@Path("/customers/{id}/journeys")
public class CustomerJourneysResource {

    private static final int USUAL = 10;
    private static final int MOST = 50;

    private final FindingJourneys finding;

    CustomerJourneysResource(FindingJourneys finding) {
        this.finding = finding;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary =
                    "Each purchase from its first touchpoint to goods in hands, newest first, bought from an instant up"
                            + " to before another, at most 50 at once; next is the cursor of the following page. Touchpoints"
                            + " are shown as far as the customer allows PERSONALISATION")
    public Uni<Page<JourneyView>> journeys(
            @PathParam("id") UUID id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int items = limit == null ? USUAL : limit;
        if (items < 1 || items > MOST) {
            throw Problem.invalid("limit", "must be from 1 to " + MOST).asException();
        }
        return finding.of(id, Periods.open(from, to), items, cursor);
    }
}
