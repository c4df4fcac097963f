package org.unisson.order.returns.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.returns.application.OwedRefund;
import org.unisson.order.returns.application.OwedRefunds;

/** What is owed to cards, of all orders. */
@Path("/card-refunds")
@Tag(name = "Returns")
public class CardRefundResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int MOST_ATTEMPTS = 1_000_000;

    private final Transactions transactions;
    private final OwedRefunds refunds;

    CardRefundResource(Transactions transactions, OwedRefunds refunds) {
        this.transactions = transactions;
        this.refunds = refunds;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What is owed to cards and not given back yet, of all orders, the oldest first",
            description =
                    "The gateway is asked again and again, at most some two minutes apart. attempts: only what it was asked for so"
                            + " often at least: what it keeps refusing is money that its customer has to get another way.")
    public Uni<Page<OwedRefund>> owed(@RestQuery Integer attempts, @RestQuery Integer limit, @RestQuery String cursor) {
        if (attempts != null && (attempts < 0 || attempts > MOST_ATTEMPTS)) {
            throw Problem.invalid("attempts", "must be from 0 to " + MOST_ATTEMPTS)
                    .asException();
        }
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> refunds.owed(tx, attempts == null ? 0 : attempts, after, atMost + 1))
                .map(found -> Page.of(found, atMost, one -> one.refundId().toString()));
    }
}
