package org.unisson.order.till.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.till.application.ShowSessions;
import org.unisson.order.till.application.ShowSessions.Shown;

/** Days and shifts of a till. Associates reach the tills of their own stores (403 for others). */
@Path("/tills/{store}/{till}/sessions")
public class TillSessionResource {

    private final SessionDesk desk;
    private final ShowSessions show;

    TillSessionResource(SessionDesk desk, ShowSessions show) {
        this.desk = desk;
        this.show = show;
    }

    /**
     * Opens a session. A till that was offline hands it in afterwards, under the id that its receipts name; again with
     * the same content, it is answered as the first time (200). 409 session-open: the till has one open, or had one at
     * that time; 409 session-known: the id is of another content; 422 no such store.
     */
    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(
            summary = "Opens a session of a till",
            description = "201, or 200 where it is known; 409 session-open or session-known; 422 no such store.")
    public Uni<Response> open(
            @PathParam("store") String store,
            @PathParam("till") String till,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid SessionRequests.Open body) {
        return desk.open(desk.till(store, till), key, body);
    }

    /**
     * Closes a session and answers its Z report, which is a link of the till's chain and never changes. Again with the
     * same count, it is answered as the first time. 409 session-closed: it is, with another count; 422 before its
     * opening, or in another currency.
     */
    @POST
    @Path("/{sessionId}/close")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(
            summary = "Closes a session of a till: its Z report",
            description = "404 no such session; 409 session-closed; 422 closed-before-opened or other-currency.")
    public Uni<Response> close(
            @PathParam("store") String store,
            @PathParam("till") String till,
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid SessionRequests.Close body) {
        return desk.close(desk.till(store, till), sessionId, key, body);
    }

    /** Cash put into the drawer or, negative, taken out of it. 409 the session is closed; 422 another currency. */
    @POST
    @Path("/{sessionId}/cash-movements")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(
            summary = "Cash put into a drawer or taken out of it",
            description = "201; 404 no such session; 409 session-closed; 422 other-currency.")
    public Uni<Response> moveCash(
            @PathParam("store") String store,
            @PathParam("till") String till,
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid SessionRequests.CashMovement body) {
        return desk.moveCash(desk.till(store, till), sessionId, key, body);
    }

    /** The X report of an open session as of now, or the Z report with what was handed in after it. 404: no such session. */
    @GET
    @Path("/{sessionId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The report of a session")
    public Uni<Shown> one(
            @PathParam("store") String store, @PathParam("till") String till, @PathParam("sessionId") UUID sessionId) {
        SessionDesk.Till place = desk.till(store, till);
        return show.one(place.store(), place.name(), sessionId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("session", sessionId).asException()));
    }

    /** Sessions of a till, the latest first, in pages of at most 200. */
    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Sessions of a till")
    public Uni<Page<SessionViews.Session>> page(
            @PathParam("store") String store,
            @PathParam("till") String till,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return desk.page(desk.till(store, till), Page.limit(limit), cursor);
    }
}
