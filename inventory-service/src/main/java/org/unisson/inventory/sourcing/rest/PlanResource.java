package org.unisson.inventory.sourcing.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.inventory.sourcing.application.TryPlan;

/** Where things would come from. */
@Path("/sourcing/plans")
@Authenticated
@Tag(name = "Sourcing")
public class PlanResource {

    private final TryPlan trying;

    PlanResource(TryPlan trying) {
        this.trying = trying;
    }

    @POST
    @Operation(
            summary = "Plans a basket as an order of it would be planned now, and says why; sets nothing aside",
            description =
                    "Needs no Idempotency-Key: it changes nothing. Quotas are asked as for a customer who has had nothing of"
                            + " them yet. 422 for an unknown SKU or location.")
    public Uni<TryPlan.Answer> plan(@NotNull @Valid PlanBody body) {
        return trying.of(body.toDomain());
    }
}
