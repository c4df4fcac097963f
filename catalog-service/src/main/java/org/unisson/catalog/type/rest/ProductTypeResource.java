package org.unisson.catalog.type.rest;

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
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.catalog.type.application.ConfiguringTypes;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;

/** What products of a kind have: attributes and axes. */
@Path("/product-types")
public class ProductTypeResource {

    private final ConfiguringTypes configuring;

    ProductTypeResource(ConfiguringTypes configuring) {
        this.configuring = configuring;
    }

    /** Adds a type (201) or changes it (200); products are held against it when they are published next. 409 where an attribute would become of another kind. 412 where If-Match names another version. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> put(
            @PathParam("id") @Pattern(regexp = DocumentKind.ID, message = DocumentKind.ID_IN_WORDS) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull TypeDefinition body) {
        return configuring
                .configure(id, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(id, version)));
    }

    /** All of them by id, 50 or {@code limit} (1 to 200) at a time. */
    @GET
    public Uni<Page<DocumentView<TypeDefinition>>> list(
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
