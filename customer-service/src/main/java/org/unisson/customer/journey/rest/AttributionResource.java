package org.unisson.customer.journey.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.journey.application.AttributingSales;
import org.unisson.customer.journey.application.AttributionView;
import org.unisson.customer.journey.domain.Model;

/** Which sources, campaigns and channels bring sales. */
@Path("/attribution")
public class AttributionResource {

    private final AttributingSales attributing;

    AttributionResource(AttributingSales attributing) {
        this.attributing = attributing;
    }

    @GET
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary =
                    "The sales to known customers of a period (from an instant up to before another, at most 366 days),"
                            + " shared among what brought the customers, to the cent; model is FIRST, LAST, LINEAR or"
                            + " TIME_DECAY; 422 too-many where it has more than 10,000 purchases")
    public Uni<AttributionView> attribution(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("model") String model) {
        return attributing.of(Periods.closed(from, to), model(model));
    }

    private static Model model(String name) {
        for (Model model : Model.values()) {
            if (model.name().equals(name)) {
                return model;
            }
        }
        throw Problem.invalid("model", "is FIRST, LAST, LINEAR or TIME_DECAY").asException();
    }
}
