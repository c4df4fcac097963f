package org.unisson.catalog.review.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.catalog.review.application.ConfiguringReviewRules;
import org.unisson.catalog.review.domain.ReviewRules;
import org.unisson.chassis.security.Roles;

/** What is decided of reviews without anybody looking. */
@Path("/review-rules")
@RolesAllowed({Roles.MERCHANDISER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
public class ReviewRulesResource {

    private final ConfiguringReviewRules configuring;

    ReviewRulesResource(ConfiguringReviewRules configuring) {
        this.configuring = configuring;
    }

    /**
     * Sets the rules (201 the first time, else 200); the next review is held against them, those that are there stay as
     * they are. 412 where If-Match names another version.
     */
    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull ReviewRules body) {
        return configuring
                .configure(body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(ConfiguringReviewRules.ID, version)));
    }

    /** The rules as configured; 404 where nothing has been: then somebody looks at each, and 3 reports hide one. */
    @GET
    public Uni<Response> get() {
        return configuring.read().map(DocumentView::answer);
    }
}
