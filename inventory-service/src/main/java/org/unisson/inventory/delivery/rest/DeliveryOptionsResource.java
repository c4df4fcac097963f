package org.unisson.inventory.delivery.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.inventory.delivery.application.OfferDelivery;

/** How something can be delivered. */
@Path("/delivery-options")
@Authenticated
@Tag(name = "Delivery")
public class DeliveryOptionsResource {

    private final OfferDelivery offering;

    DeliveryOptionsResource(OfferDelivery offering) {
        this.offering = offering;
    }

    @POST
    @Operation(
            summary = "How a basket could be delivered now, by when, and why not otherwise; sets nothing aside",
            description = "STANDARD and SAME_DAY, each decided as an order of it would be. Needs no Idempotency-Key: it"
                    + " changes nothing. asOf and feeds say as of when. 422 for an unknown SKU.")
    public Uni<OfferDelivery.Offer> options(@NotNull @Valid DeliveryOptionsBody body) {
        return offering.to(body.area(), body.basket());
    }
}
