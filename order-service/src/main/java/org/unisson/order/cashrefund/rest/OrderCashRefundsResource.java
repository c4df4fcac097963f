package org.unisson.order.cashrefund.rest;

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
import org.unisson.order.cashrefund.application.CashRefund;
import org.unisson.order.cashrefund.application.CashRefunds;

/** Cash that goes back for an order. */
@Path("/orders/{orderId}/cash-refunds")
@Tag(name = "Returns")
public class OrderCashRefundsResource {

    private final Transactions transactions;
    private final CashRefunds refunds;
    private final OwnerAccess access;

    OrderCashRefundsResource(Transactions transactions, CashRefunds refunds, OwnerAccess access) {
        this.transactions = transactions;
        this.refunds = refunds;
        this.access = access;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "What goes back in cash for an order, the first refund first",
            description = "DUE until it is fetched at a till, then PAID, with the session of the till. Amounts are in"
                    + " minor units. What a till gives back at once with a return or before the sale is none of them. Empty"
                    + " where nothing is owed.")
    public Uni<List<CashRefund>> ofOrder(UUID orderId) {
        return transactions
                .read(tx -> refunds.of(tx, orderId))
                .invoke(all -> all.forEach(one -> access.require(one.customer())));
    }
}
