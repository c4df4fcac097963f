package org.unisson.catalog.draft.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.unisson.catalog.draft.application.WritingDrafts;
import org.unisson.catalog.draft.domain.Draft;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** What is to be said of a product, and is not published yet. */
@Path("/products/{productId}/draft")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class DraftResource {

    private final WritingDrafts writing;
    private final Caller caller;

    DraftResource(WritingDrafts writing, Caller caller) {
        this.writing = writing;
        this.caller = caller;
    }

    /**
     * A draft as answered.
     *
     * @param basedOn version that was published when it was written; 0: none
     * @param publishAt when it publishes itself, or null
     * @param problem what keeps it from being published now, or null
     * @param refusal why it was not published at its instant, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record DraftView(
            UUID productId,
            long version,
            ProductContent content,
            long basedOn,
            Instant publishAt,
            Problem problem,
            @JsonRawValue String refusal,
            String author,
            Instant changedAt) {}

    /** The version a draft is now at. */
    public record DraftVersion(UUID productId, long draftVersion) {}

    /**
     * Writes a draft (201, 200), based on what is published now; a publication that was planned is not any more. 412
     * where If-Match names another version of the draft.
     */
    @PUT
    public Uni<Response> put(
            @PathParam("productId") UUID productId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ProductContent body) {
        return writing.write(productId, body, ifMatch, caller.subject())
                .map(outcome -> outcome.answer(version -> new DraftVersion(productId, version)));
    }

    /** The draft, with what keeps it from being published. 404 where there is none. */
    @GET
    public Uni<Response> get(@PathParam("productId") UUID productId) {
        return writing.read(productId).map(checked -> Response.ok(view(checked.draft(), checked.problem()))
                .header(HttpHeaders.ETAG, Versions.etag(checked.draft().version()))
                .build());
    }

    /** Drops the draft (204); what is published stays. 404 where there is none. */
    @DELETE
    public Uni<Response> delete(@PathParam("productId") UUID productId) {
        return writing.drop(productId).replaceWith(() -> Response.noContent().build());
    }

    private static DraftView view(Draft draft, Problem problem) {
        return new DraftView(
                draft.productId(),
                draft.version(),
                draft.content(),
                draft.basedOn(),
                draft.publishAt(),
                problem,
                draft.refusal(),
                draft.author(),
                draft.changedAt());
    }
}
