package org.unisson.order.consignment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/** What locations hand out of orders: the work of a store. */
@Path("/consignments")
@Tag(name = "Consignments")
public class ConsignmentResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final Consignments consignments;
    private final OwnerAccess access;
    private final Caller caller;

    ConsignmentResource(Transactions transactions, Consignments consignments, OwnerAccess access, Caller caller) {
        this.transactions = transactions;
        this.consignments = consignments;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Path("/{consignmentId}")
    @PermitAll
    @Operation(
            summary = "A consignment",
            description = "The pickup code is shown to the customer and to agents, not to the store that asks for it.")
    public Uni<ConsignmentBody> get(UUID consignmentId) {
        return transactions
                .read(tx -> consignments.find(tx, consignmentId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("consignment", consignmentId).asException())
                .invoke(it -> access.require(it.customerId()))
                .map(it -> ConsignmentBody.of(it, !access.isInStore()));
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What a location has to do, the oldest first",
            description = "ALLOCATED ones are to be picked, PICKED ones to be packed or laid ready, PACKED ones to be"
                    + " shipped; SHIPPED ones are on their way here, ARRIVED ones are to be laid ready, READY ones wait"
                    + " for their customer. An associate asks for their own stores.")
    public Uni<Page<ConsignmentBody>> toDo(
            @RestQuery String location, @RestQuery Status status, @RestQuery Integer limit, @RestQuery String cursor) {
        if (location == null) {
            throw Problem.invalid("location", "name a location").asException();
        }
        Gln gln = Parameters.gln("location", location);
        caller.requireStore(gln);
        int items = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> consignments.toDo(tx, gln, status, after, items + 1))
                .map(found -> Page.of(found.stream().map(this::shown).toList(), items, it -> it.consignmentId()
                        .toString()));
    }

    private ConsignmentBody shown(Consignment it) {
        return ConsignmentBody.of(it, !access.isInStore());
    }
}
