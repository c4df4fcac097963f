package org.unisson.order.payment.rest;

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
import org.unisson.order.payment.application.DueCapture;
import org.unisson.order.payment.application.DueCaptures;

/** What cards of confirmed orders are still to be charged, of all orders. */
@Path("/card-captures")
@Tag(name = "Payments")
public class CardCaptureResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int MOST_ATTEMPTS = 1_000_000;

    private final Transactions transactions;
    private final DueCaptures captures;

    CardCaptureResource(Transactions transactions, DueCaptures captures) {
        this.transactions = transactions;
        this.captures = captures;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Confirmed orders whose card is not charged yet, by reference of the payment",
            description =
                    "The gateway is asked again and again, at most some five seconds apart. attempts: only what it was asked for so"
                            + " often at least; lastError is its last answer. Amounts are in minor units.")
    public Uni<Page<DueCapture>> due(@RestQuery Integer attempts, @RestQuery Integer limit, @RestQuery String cursor) {
        if (attempts != null && (attempts < 0 || attempts > MOST_ATTEMPTS)) {
            throw Problem.invalid("attempts", "must be from 0 to " + MOST_ATTEMPTS)
                    .asException();
        }
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> captures.due(tx, attempts == null ? 0 : attempts, after, atMost + 1))
                .map(found -> Page.of(found, atMost, one -> one.reference().toString()));
    }
}
