package org.unisson.inventory.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.inbound.application.InboundViews;
import org.unisson.inventory.inbound.application.InboundViews.TakenReceipt;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Status;

/** Inbound shipments, for those where they come. */
@Path("/inbound-shipments")
@RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
@Tag(name = "Inbound shipments")
public class InboundQueryResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final InboundViews views;
    private final Caller caller;

    InboundQueryResource(InboundViews views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Path("/{shipmentId}")
    @Operation(
            summary = "An inbound shipment with its lines, by SKU",
            description = "Per line announced = received + damaged + awaited + missing − surplus. 403 for an associate"
                    + " of another location.")
    public Uni<Response> get(UUID shipmentId) {
        return views.get(shipmentId, this::requireItsLocation).map(shipment -> Response.ok(InboundBody.of(shipment))
                .header(HttpHeaders.ETAG, Versions.etag(shipment.version()))
                .build());
    }

    @GET
    @Path("/{shipmentId}/receipts")
    @Operation(
            summary = "What has come of an inbound shipment, receipt by receipt, in pages",
            description = "In the order they were taken. 403 for an associate of another location.")
    public Uni<Page<ReceiptBody>> receipts(UUID shipmentId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Page.limit(limit);
        return views.receipts(shipmentId, Page.afterId(cursor, BEFORE_ALL), size + 1, this::requireItsLocation)
                .map(taken -> Page.of(taken, size, one -> one.id().toString()))
                .map(InboundQueryResource::bodies);
    }

    @GET
    @Operation(
            summary = "Inbound shipments to a location, or all, oldest first, in pages",
            description =
                    "status: ANNOUNCED, PARTLY_RECEIVED, RECEIVED or CANCELLED; may be given several times, any if"
                            + " not said. An associate names one of their stores as location, else 403.")
    public Uni<Page<InboundViews.Head>> list(
            @RestQuery String location,
            @RestQuery List<String> status,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        Gln gln = location == null ? null : Parameters.gln("location", location);
        requireScope(gln);
        int size = Page.limit(limit);
        return views.list(gln, statuses(status), Page.afterId(cursor, BEFORE_ALL), size + 1)
                .map(heads -> Page.of(heads, size, head -> head.shipmentId().toString()));
    }

    private static Page<ReceiptBody> bodies(Page<TakenReceipt> page) {
        return new Page<>(
                page.items().stream().map(one -> ReceiptBody.of(one.receipt())).toList(), page.next());
    }

    private void requireItsLocation(InboundShipment shipment) {
        caller.requireStore(shipment.location());
    }

    private void requireScope(Gln location) {
        if (location != null) {
            caller.requireStore(location);
        } else if (Stream.of(Roles.AGENT, Roles.SERVICE, Roles.ADMIN).noneMatch(caller::is)) {
            throw Problem.forbidden("Name one of your stores as location.").asException();
        }
    }

    private static Set<Status> statuses(List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(Status.class);
        }
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (String name : names) {
            statuses.add(Stream.of(Status.values())
                    .filter(status -> status.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> Problem.invalid("status", "is one of ANNOUNCED, PARTLY_RECEIVED, RECEIVED, CANCELLED")
                                    .asException()));
        }
        return statuses;
    }
}
