package org.unisson.catalog.completeness.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.unisson.catalog.completeness.application.JudgingCompleteness;
import org.unisson.catalog.completeness.domain.Completeness;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;

/** How much of what a channel wants of a product is there. */
@Path("/products/{productId}/completeness")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class CompletenessResource {

    private final JudgingCompleteness judging;

    CompletenessResource(JudgingCompleteness judging) {
        this.judging = judging;
    }

    /**
     * How complete a product is for a channel, and what is missing. 404 where there is no such product or draft, or
     * where the channel wants nothing.
     *
     * @param draft true: of its draft; otherwise of what is published
     */
    @GET
    public Uni<Completeness> completeness(
            @PathParam("productId") UUID productId,
            @QueryParam("channel") String channel,
            @QueryParam("draft") Boolean draft) {
        if (channel == null) {
            throw Problem.invalid("channel", "is required").asException();
        }
        return judging.of(productId, channel, Boolean.TRUE.equals(draft));
    }
}
