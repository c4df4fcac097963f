package org.unisson.inventory.epcis.rest;

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
import org.unisson.inventory.epcis.application.KeepReadPoint;
import org.unisson.inventory.epcis.domain.KnownReadPoint;
import org.unisson.inventory.epcis.domain.ReadPoint;
import org.unisson.inventory.epcis.domain.Sgln;

/** Gates, shelves, fitting rooms and mirrors that read items. */
@Path("/read-points")
@Tag(name = "RFID")
public class ReadPointResource {

    private final Transactions transactions;
    private final KeepReadPoint points;

    ReadPointResource(Transactions transactions, KeepReadPoint points) {
        this.transactions = transactions;
        this.points = points;
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Registers or changes a read point: reads at a FITTING_ROOM or MIRROR are told as ItemShown",
            description =
                    "id: its GLN, or the GLN, a dot and the extension, as in the readPoint of events; 400 if it is"
                            + " neither. 412 if If-Match names another version. 422 for an unknown location.")
    public Uni<Response> put(
            String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid ReadPointBody body) {
        String place = place(id);
        if (body.id() != null && !body.id().equals(place)) {
            throw Problem.invalid("/id", "differs from the path").asException();
        }
        return transactions
                .run(tx -> points.put(tx, new ReadPoint(place, body.location(), body.kind()), ifMatch))
                .map(ReadPointResource::answer);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "One read point")
    public Uni<Response> get(String id) {
        String place = place(id);
        return points.byId(place)
                .map(found -> answer(found.orElseThrow(
                        () -> Problem.notFound("read point", place).asException())));
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The read points of a location, or all, by id, in pages")
    public Uni<Page<ReadPointBody>> list(
            @RestQuery String location, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        Gln gln = location == null ? null : Parameters.gln("location", location);
        return points.after(gln, Page.after(cursor), size + 1)
                .map(found -> Page.of(found.stream().map(ReadPointBody::of).toList(), size, ReadPointBody::id));
    }

    private static String place(String id) {
        try {
            return Sgln.ofId(id).id();
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("id", malformed.getMessage()).asException();
        }
    }

    private static Response answer(KnownReadPoint known) {
        return Response.ok(ReadPointBody.of(known))
                .header(HttpHeaders.ETAG, Versions.etag(known.version()))
                .build();
    }
}
