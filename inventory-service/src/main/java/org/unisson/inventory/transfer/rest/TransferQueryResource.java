package org.unisson.inventory.transfer.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.transfer.application.TransferViews;
import org.unisson.inventory.transfer.domain.Status;
import org.unisson.inventory.transfer.domain.Transfer;

/** Transfers, for those at either end of them. */
@Path("/transfers")
@Tag(name = "Transfers")
public class TransferQueryResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TransferViews views;
    private final Caller caller;

    TransferQueryResource(TransferViews views, Caller caller) {
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Path("/{transferId}")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "A transfer with its lines, by SKU",
            description = "Per line shipped = received + damaged + inTransit + missing − surplus, unless it was"
                    + " cancelled. 403 for an associate of neither end.")
    public Uni<TransferBody> get(UUID transferId) {
        return views.get(transferId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("transfer", transferId).asException()))
                .invoke(this::requireEitherEnd)
                .map(TransferBody::of);
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Transfers from or to a location, or all, oldest first, in pages",
            description = "status: SHIPPED, PARTLY_RECEIVED, RECEIVED or CANCELLED; may be given several times, any if"
                    + " not said. An associate names one of their stores as location, else 403.")
    public Uni<Page<TransferViews.Head>> list(
            @RestQuery String location,
            @RestQuery List<String> status,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        Gln gln = location == null ? null : Parameters.gln("location", location);
        requireScope(gln);
        int size = Page.limit(limit);
        return views.list(gln, statuses(status), Page.afterId(cursor, BEFORE_ALL), size + 1)
                .map(heads -> Page.of(heads, size, head -> head.transferId().toString()));
    }

    private void requireEitherEnd(Transfer transfer) {
        caller.requireStore(caller.stores().contains(transfer.from().number()) ? transfer.from() : transfer.to());
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
                            () -> Problem.invalid("status", "is one of SHIPPED, PARTLY_RECEIVED, RECEIVED, CANCELLED")
                                    .asException()));
        }
        return statuses;
    }
}
