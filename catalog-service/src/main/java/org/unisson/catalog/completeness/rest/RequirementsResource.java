package org.unisson.catalog.completeness.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.completeness.application.JudgingCompleteness;
import org.unisson.catalog.completeness.domain.Requirements;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.chassis.security.Roles;

/** What channels want of the content of products. */
@Path("/channels/{channelId}/requirements")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class RequirementsResource {

    private final JudgingCompleteness judging;

    RequirementsResource(JudgingCompleteness judging) {
        this.judging = judging;
    }

    /** Says what a channel wants (201, 200). 404 where there is no such channel, 412 where If-Match names another version. */
    @PUT
    public Uni<Response> put(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull Requirements body) {
        return judging.require(channelId, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(channelId, version)));
    }

    /** What a channel wants. 404 where it wants nothing. */
    @GET
    public Uni<Response> get(@PathParam("channelId") String channelId) {
        return judging.requirements(channelId).map(DocumentView::answer);
    }
}
