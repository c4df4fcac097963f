package org.unisson.inventory.reservation.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.reservation.application.ReservationViews;
import org.unisson.inventory.sourcing.application.SourcingViews;

/** What is set aside for orders. */
@Path("/reservations/{orderId}")
@RolesAllowed({Roles.AGENT, Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Reservations")
public class ReservationResource {

    private final ReservationViews views;
    private final SourcingViews sourcing;

    ReservationResource(ReservationViews views, SourcingViews sourcing) {
        this.views = views;
        this.sourcing = sourcing;
    }

    @GET
    @Operation(summary = "The reservation of an order: where each line comes from, or why it was refused")
    public Uni<ReservationViews.View> get(UUID orderId) {
        return views.of(orderId)
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("reservation for the order", orderId).asException()));
    }

    @GET
    @Path("/sourcing")
    @Operation(
            summary = "Why the lines of an order come from where they come from, or could not be had",
            description = "Each plan that was made for it, the oldest first: the policy that was followed, the places"
                    + " that were chosen, and every other location with the rule or the reason that kept it from being"
                    + " one.")
    public Uni<SourcingViews.History> sourcing(UUID orderId) {
        return sourcing.of(orderId)
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("reservation for the order", orderId).asException()));
    }
}
