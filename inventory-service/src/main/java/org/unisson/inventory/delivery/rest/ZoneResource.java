package org.unisson.inventory.delivery.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.inventory.delivery.application.FindZones;
import org.unisson.inventory.delivery.application.KeepZone;
import org.unisson.inventory.delivery.domain.DeliveryZone;
import org.unisson.inventory.delivery.domain.KnownZone;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Where is delivered the same day. */
@Path("/delivery-zones")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Delivery")
public class ZoneResource {

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String WHAT_IT_IS = "is 1 to 40 lower-case letters, digits or dashes";

    private final Transactions transactions;
    private final KeepZone keep;
    private final FindZones zones;
    private final KnownPlaces known;

    ZoneResource(Transactions transactions, KeepZone keep, FindZones zones, KnownPlaces known) {
        this.transactions = transactions;
        this.keep = keep;
        this.zones = zones;
        this.known = known;
    }

    @PUT
    @Path("/{zoneId}")
    @Operation(
            summary = "Adds or changes a zone; the next order is decided by it, on every replica",
            description = "412 if If-Match names another version. 422 for an unknown location.")
    public Uni<Response> put(
            @Pattern(regexp = ID, message = WHAT_IT_IS) String zoneId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ZoneBody body) {
        DeliveryZone zone = body.toDomain(zoneId);
        return transactions
                .run(tx -> known.requireLocations(tx, body.locations(), index -> "/locations/" + index)
                        .chain(() -> keep.put(tx, zone, ifMatch)))
                .map(ZoneResource::answer);
    }

    @GET
    @Path("/{zoneId}")
    @Operation(summary = "One zone")
    public Uni<Response> get(@Pattern(regexp = ID, message = WHAT_IT_IS) String zoneId) {
        return zones.byId(zoneId)
                .map(found -> answer(found.orElseThrow(
                        () -> Problem.notFound("delivery zone", zoneId).asException())));
    }

    @DELETE
    @Path("/{zoneId}")
    @Operation(
            summary = "Takes a zone away; what was promised by it stands",
            description = "404: there is none, or no more. 412 if If-Match names another version.")
    public Uni<Void> delete(
            @Pattern(regexp = ID, message = WHAT_IT_IS) String zoneId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return transactions.run(tx -> keep.delete(tx, zoneId, ifMatch));
    }

    @GET
    @Operation(summary = "All zones, by id, in pages")
    public Uni<Page<ZoneBody>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        return zones.after(Page.after(cursor), size + 1)
                .map(found -> Page.of(found.stream().map(ZoneBody::of).toList(), size, ZoneBody::zoneId));
    }

    private static Response answer(KnownZone known) {
        return Response.ok(ZoneBody.of(known))
                .header(HttpHeaders.ETAG, Versions.etag(known.version()))
                .build();
    }
}
