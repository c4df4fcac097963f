package org.unisson.inventory.location.rest;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.application.FindLocations;
import org.unisson.inventory.location.application.KeepLocation;
import org.unisson.inventory.location.domain.KnownLocation;

/** Stores, warehouses and collection points. */
@Path("/locations")
@Authenticated
@Tag(name = "Locations")
public class LocationResource {

    private final Transactions transactions;
    private final KeepLocation keep;
    private final FindLocations locations;

    LocationResource(Transactions transactions, KeepLocation keep, FindLocations locations) {
        this.transactions = transactions;
        this.keep = keep;
        this.locations = locations;
    }

    @PUT
    @Path("/{gln}")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Adds or changes a location. 412 if If-Match names another version")
    public Uni<Response> put(
            String gln, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid LocationBody body) {
        Gln number = Parameters.gln("gln", gln);
        return transactions
                .run(tx -> keep.put(tx, body.toDomain(number), body.saysOpen(), ifMatch))
                .map(LocationResource::answer);
    }

    @GET
    @Path("/{gln}")
    @Operation(summary = "One location")
    public Uni<Response> get(String gln) {
        Gln number = Parameters.gln("gln", gln);
        return locations
                .byNumber(number)
                .map(found -> answer(found.orElseThrow(
                        () -> Problem.notFound("location", number).asException())));
    }

    @GET
    @Operation(summary = "All locations, by number, in pages")
    public Uni<Page<LocationBody>> list(@RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        String after = Page.after(cursor);
        return locations
                .after(after, size + 1)
                .map(found ->
                        Page.of(List.copyOf(found.stream().map(LocationBody::of).toList()), size, LocationBody::gln));
    }

    private static Response answer(KnownLocation known) {
        return Response.ok(LocationBody.of(known))
                .header(HttpHeaders.ETAG, Versions.etag(known.version()))
                .build();
    }
}
