package org.unisson.catalog.price.rest;

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
import org.unisson.catalog.price.application.KeepingLists;
import org.unisson.catalog.price.domain.ListSettings;
import org.unisson.catalog.price.domain.NamedList;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;

/** Named price lists: for which channels, stores and customers prices differ, and why. */
@Path("/price-lists")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class PriceListResource {

    private final KeepingLists keeping;

    PriceListResource(KeepingLists keeping) {
        this.keeping = keeping;
    }

    /** The version that a list is now at. */
    public record ListVersion(String listId, long version) {}

    /**
     * Adds a list (201) or gives it other settings (200). Its prices are set with their SKUs, by {@code list}. 422 where
     * a channel or the store group does not exist, or the currency would change; 412 where If-Match names another
     * version.
     */
    @PUT
    @Path("/{listId}")
    public Uni<Response> put(
            @PathParam("listId")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "1 to 40 lower-case letters, digits or dashes")
                    String listId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ListSettings body) {
        return keeping.putList(listId, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new ListVersion(listId, version)));
    }

    /** One list; 404 where there is none. */
    @GET
    @Path("/{listId}")
    public Uni<Response> get(@PathParam("listId") String listId) {
        return keeping.list(listId).map(list -> Response.ok(list)
                .header(HttpHeaders.ETAG, Versions.etag(list.version()))
                .build());
    }

    /** Lists by id. @param limit 1 to 200, otherwise 50 */
    @GET
    public Uni<Page<NamedList>> all(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return keeping.lists(Page.after(cursor), most + 1).map(found -> Page.of(found, most, NamedList::listId));
    }
}
