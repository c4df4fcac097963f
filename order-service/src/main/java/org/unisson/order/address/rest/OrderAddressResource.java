package org.unisson.order.address.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.address.application.ChangeAddress;
import org.unisson.order.address.application.DeliveryAddresses;
import org.unisson.order.ordering.application.Orders;

/** The address of an order: for its customer and those who serve them. */
@Path("/orders/{orderId}/address")
@Tag(name = "Orders")
public class OrderAddressResource {

    private final Transactions transactions;
    private final Orders orders;
    private final DeliveryAddresses addresses;
    private final ChangeAddress changing;
    private final OwnerAccess access;

    OrderAddressResource(
            Transactions transactions,
            Orders orders,
            DeliveryAddresses addresses,
            ChangeAddress changing,
            OwnerAccess access) {
        this.transactions = transactions;
        this.orders = orders;
        this.addresses = addresses;
        this.changing = changing;
        this.access = access;
    }

    /** An address of an order. @param version 1 for the first @param givenBy OWNER or STAFF */
    public record Version(int version, AddressBody address, String givenBy, Instant givenAt) {

        static Version of(DeliveryAddresses.Given given) {
            return new Version(given.version(), AddressBody.of(given.address()), given.by(), given.at());
        }
    }

    @GET
    @PermitAll
    @Operation(summary = "Where parcels of the order go", description = "404: no address was given.")
    public Uni<Version> get(UUID orderId) {
        return transactions
                .read(tx -> allowed(tx, orderId).chain(() -> addresses.of(tx, orderId)))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("address of order", orderId).asException())
                .map(Version::of);
    }

    @GET
    @Path("/versions")
    @PermitAll
    @Operation(summary = "Every address the order had, the first one first")
    public Uni<List<Version>> versions(UUID orderId) {
        return transactions
                .read(tx -> allowed(tx, orderId).chain(() -> addresses.all(tx, orderId)))
                .map(all -> all.stream().map(Version::of).toList());
    }

    @PUT
    @PermitAll
    @Operation(
            summary = "Sends elsewhere what has not left",
            description =
                    "Parcels that have left keep the former address. Labels of the others are cancelled and have to"
                            + " be made again. 409 already-shipped: all of it has left, with a violation for each line; 409"
                            + " nothing-to-send. The same address again changes nothing.")
    public Uni<Version> put(UUID orderId, @NotNull @Valid AddressBody body) {
        return transactions
                .run(tx -> changing.change(
                        tx,
                        orderId,
                        order -> access.require(order.customerId()),
                        body.address(""),
                        access.isServing() ? "STAFF" : "OWNER"))
                .map(Version::of);
    }

    private Uni<Void> allowed(Transaction tx, UUID orderId) {
        return orders.find(tx, orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException())
                .invoke(order -> access.require(order.customerId()))
                .replaceWithVoid();
    }
}
