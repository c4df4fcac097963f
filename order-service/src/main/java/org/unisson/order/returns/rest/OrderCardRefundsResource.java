package org.unisson.order.returns.rest;

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
import org.unisson.order.returns.application.OwedRefund;
import org.unisson.order.returns.application.OwedRefunds;

/** How far money is that goes back to the card of an order. */
@Path("/orders/{orderId}/card-refunds")
@Tag(name = "Returns")
public class OrderCardRefundsResource {

    private final Transactions transactions;
    private final OwedRefunds refunds;
    private final OwnerAccess access;

    OrderCardRefundsResource(Transactions transactions, OwedRefunds refunds, OwnerAccess access) {
        this.transactions = transactions;
        this.refunds = refunds;
        this.access = access;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "What goes back to the card that paid an order, the first refund first",
            description =
                    "OWED until the gateway has given it back, then PAID; REFUSED where it never will, and SETTLED once the"
                            + " customer got it by a bank transfer. Amounts are in minor units. What points, gift"
                            + " cards and tills give back is told by the returns of the purchase. Empty where nothing is owed.")
    public Uni<List<OwedRefund>> ofOrder(UUID orderId) {
        return transactions
                .read(tx -> refunds.of(tx, orderId))
                .invoke(all -> all.forEach(one -> access.require(one.customer())))
                .map(all -> access.isServing()
                        ? all
                        : all.stream().map(OwedRefund::withoutError).toList());
    }
}
