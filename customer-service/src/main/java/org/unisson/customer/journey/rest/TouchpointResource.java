package org.unisson.customer.journey.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.security.Roles;

/** What people do and see on the channels. */
@Path("/touchpoints")
public class TouchpointResource {

    private final TouchpointBatch batch;

    TouchpointResource(TouchpointBatch batch) {
        this.batch = batch;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Takes at most 1,000 touchpoints; each stands alone, and the same id twice is once. One with a"
                    + " visitor and no customer is anonymous until the visitor is known to be somebody, by one that"
                    + " names both. Shoppers tell of themselves only, and name no visitor")
    public Uni<TouchpointsAnswer> tell(@Valid @NotNull TouchpointsBody body) {
        return batch.take(body.touchpoints());
    }
}
