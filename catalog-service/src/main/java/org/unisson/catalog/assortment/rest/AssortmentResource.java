package org.unisson.catalog.assortment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.assortment.application.ConfiguringAssortments;
import org.unisson.catalog.assortment.domain.AssortmentSettings;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** Which channels have which products, from when until when. */
@Path("/assortments")
public class AssortmentResource {

    private final ConfiguringAssortments configuring;

    AssortmentResource(ConfiguringAssortments configuring) {
        this.configuring = configuring;
    }

    /** Adds an assortment (201) or changes it (200); which products a channel sees follows within a second, or, of a hundred thousand, within minutes. 422 where it names a channel or category that does not exist. 412 where If-Match names another version. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> put(
            @PathParam("id") @Pattern(regexp = DocumentKind.ID, message = DocumentKind.ID_IN_WORDS) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull AssortmentSettings body) {
        return configuring
                .configure(id, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(id, version)));
    }

    /** All of them by id, 50 or {@code limit} (1 to 200) at a time. */
    @GET
    public Uni<Page<DocumentView<AssortmentSettings>>> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return configuring.page(Page.limit(limit), cursor).map(DocumentView::page);
    }

    /** One of them; 404 where there is none. */
    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") String id) {
        return configuring.one(id).map(DocumentView::answer);
    }

    /** Takes it away (204): what no other assortment names, every channel sells again. 404 where there is none. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> delete(@PathParam("id") String id) {
        return configuring.remove(id).replaceWith(() -> Response.noContent().build());
    }
}
