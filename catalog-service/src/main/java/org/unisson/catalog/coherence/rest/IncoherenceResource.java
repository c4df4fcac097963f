package org.unisson.catalog.coherence.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.unisson.catalog.coherence.application.Checking;
import org.unisson.catalog.coherence.domain.Known;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;

/** Products that are reduced on one channel, and cheaper on another one without a reduction. */
@Path("/incoherences")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class IncoherenceResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Checking checking;

    IncoherenceResource(Checking checking) {
        this.checking = checking;
    }

    /** Those found, by id. @param open {@code true}: only those that last @param limit 1 to 200, otherwise 50 */
    @GET
    public Uni<Page<Known>> list(
            @QueryParam("open") String open, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        if (open != null && !open.equals("true") && !open.equals("false")) {
            throw Problem.invalid("open", "is true or false").asException();
        }
        int most = Page.limit(limit);
        return checking.after(Page.afterId(cursor, BEFORE_ALL), "true".equals(open), most + 1)
                .map(found ->
                        Page.of(found, most, known -> known.incoherenceId().toString()));
    }
}
