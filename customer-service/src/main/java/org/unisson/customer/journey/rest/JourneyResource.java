package org.unisson.customer.journey.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.journey.application.FindingJourneys;
import org.unisson.customer.journey.application.JourneyView;

/** One journey. */
@Path("/journeys/{id}")
public class JourneyResource {

    private final FindingJourneys finding;

    JourneyResource(FindingJourneys finding) {
        this.finding = finding;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The way of that order or purchase, from the first banner to delivery or the till, with who is"
                    + " thanked for it by each model; 404 where nobody known has made it")
    public Uni<JourneyView> journey(@PathParam("id") UUID id) {
        return finding.one(id);
    }
}
