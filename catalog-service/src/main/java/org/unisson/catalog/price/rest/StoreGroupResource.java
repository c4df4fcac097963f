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
import org.unisson.catalog.price.domain.StoreGroup;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;

/** Named sets of stores, for price lists and operations. */
@Path("/store-groups")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class StoreGroupResource {

    private final KeepingLists keeping;

    StoreGroupResource(KeepingLists keeping) {
        this.keeping = keeping;
    }

    /** The version that a group is now at. */
    public record GroupVersion(String groupId, long version) {}

    /** Adds a group (201) or gives it other members (200). 412 where If-Match names another version. */
    @PUT
    @Path("/{groupId}")
    public Uni<Response> put(
            @PathParam("groupId")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "1 to 40 lower-case letters, digits or dashes")
                    String groupId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull StoreGroup.Members body) {
        return keeping.putGroup(groupId, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new GroupVersion(groupId, version)));
    }

    /** One group; 404 where there is none. */
    @GET
    @Path("/{groupId}")
    public Uni<Response> get(@PathParam("groupId") String groupId) {
        return keeping.group(groupId).map(group -> Response.ok(group)
                .header(HttpHeaders.ETAG, Versions.etag(group.version()))
                .build());
    }

    /** Groups by id. @param limit 1 to 200, otherwise 50 */
    @GET
    public Uni<Page<StoreGroup>> all(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return keeping.groups(Page.after(cursor), most + 1).map(found -> Page.of(found, most, StoreGroup::groupId));
    }
}
