package org.unisson.catalog.category.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.category.application.ConfiguringCategories;
import org.unisson.catalog.category.domain.CategorySettings;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** The tree of categories. */
@Path("/categories")
public class CategoryResource {

    private final ConfiguringCategories configuring;

    CategoryResource(ConfiguringCategories configuring) {
        this.configuring = configuring;
    }

    /** Adds a category (201), or changes or moves it with all that is under it (200). 409 where it would be under itself, or where a neighbour has its slug; 422 where there is no such parent. 412 where If-Match names another version. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> put(
            @PathParam("id") @Pattern(regexp = DocumentKind.ID, message = DocumentKind.ID_IN_WORDS) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull CategorySettings body) {
        return configuring
                .configure(id, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(id, version)));
    }

    /** All of them by id, 50 or {@code limit} (1 to 200) at a time. */
    @GET
    public Uni<Page<DocumentView<CategorySettings>>> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return configuring.page(Page.limit(limit), cursor).map(DocumentView::page);
    }

    /** One of them; 404 where there is none. */
    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") String id) {
        return configuring.one(id).map(DocumentView::answer);
    }
}
