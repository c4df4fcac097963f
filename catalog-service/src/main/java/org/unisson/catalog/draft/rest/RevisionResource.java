package org.unisson.catalog.draft.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.unisson.catalog.draft.application.Restoring;
import org.unisson.catalog.draft.domain.Revision;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** What was published of a product. */
@Path("/products/{productId}/versions")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class RevisionResource {

    private final Restoring restoring;

    RevisionResource(Restoring restoring) {
        this.restoring = restoring;
    }

    /** Versions, the newest first, 50 or {@code limit} (1 to 200) at a time. 404 where nothing was published. */
    @GET
    public Uni<Page<Revision>> list(
            @PathParam("productId") UUID productId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return restoring.page(productId, Page.limit(limit), cursor);
    }

    /** One version. 404 where there is none. */
    @GET
    @Path("/{version}")
    public Uni<Revision> get(@PathParam("productId") UUID productId, @PathParam("version") long version) {
        return restoring.one(productId, version);
    }
}
