package org.unisson.order.consignment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.consignment.application.Consignments;

/** How far the goods of an order are. */
@Path("/orders/{orderId}/consignments")
@Tag(name = "Consignments")
public class OrderConsignmentsResource {

    private final Transactions transactions;
    private final Consignments consignments;
    private final OwnerAccess access;

    OrderConsignmentsResource(Transactions transactions, Consignments consignments, OwnerAccess access) {
        this.transactions = transactions;
        this.consignments = consignments;
        this.access = access;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "The consignments of an order, in the order they were made",
            description = "Empty while it is not confirmed.")
    public Uni<List<ConsignmentBody>> ofOrder(UUID orderId) {
        return transactions
                .read(tx -> consignments.ofOrder(tx, orderId))
                .invoke(all -> all.forEach(it -> access.require(it.customerId())))
                .map(all -> all.stream()
                        .map(it -> ConsignmentBody.of(it, !access.isInStore()))
                        .toList());
    }
}
