package org.unisson.order.consignment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Roles;

/** What carriers say of consignments. */
@Path("/deliveries")
@Tag(name = "Consignments")
public class DeliveryResource {

    private final ConsignmentDesk desk;

    DeliveryResource(ConsignmentDesk desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "A carrier has brought a parcel",
            description = "404: no consignment was shipped under that number. Said again, it changes nothing.")
    public Uni<Response> delivered(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid ConsignmentRequests.Delivery body) {
        return desk.delivered(key, body);
    }
}
