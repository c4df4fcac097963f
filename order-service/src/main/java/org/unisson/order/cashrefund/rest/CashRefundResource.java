package org.unisson.order.cashrefund.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.cashrefund.application.CashRefund;
import org.unisson.order.cashrefund.application.CashRefunds;
import org.unisson.order.cashrefund.application.PayOutCash;

/** What is owed in cash, of all orders, and tills that pay it out. Associates do so at their own stores (403 for others). */
@Path("/cash-refunds")
@Tag(name = "Returns")
public class CashRefundResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final Commands commands;
    private final CashRefunds refunds;
    private final PayOutCash payOutCash;
    private final OwnerAccess access;

    CashRefundResource(
            Transactions transactions,
            Commands commands,
            CashRefunds refunds,
            PayOutCash payOutCash,
            OwnerAccess access) {
        this.transactions = transactions;
        this.commands = commands;
        this.refunds = refunds;
        this.payOutCash = payOutCash;
        this.access = access;
    }

    /** Which drawer pays. @param session of the till, open */
    record Payout(@NotNull UUID session) {}

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What is owed in cash and not fetched yet, of all orders, the oldest first",
            description =
                    "Together with what was taken for orders that became no sale (NO_SALE), which the ledger never had,"
                            + " it is what the ledger has on CASH_REFUNDS_DUE.")
    public Uni<Page<CashRefund>> due(@RestQuery Integer limit, @RestQuery String cursor) {
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> refunds.due(tx, after, atMost + 1))
                .map(found -> Page.of(found, atMost, one -> one.refundId().toString()));
    }

    /**
     * Pays one out of a till's drawer, whole and once. 409 already-paid-out names the session that has paid it and when,
     * also to that session under another key; 409 session-closed; 422 unknown-session or other-currency.
     */
    @POST
    @Path("/{refundId}/payout")
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE})
    @Operation(
            summary = "Pays cash that is owed out of a till's drawer, once",
            description =
                    "Any store's till may. 404 no such refund; 409 already-paid-out (in which session, and when) or"
                            + " session-closed; 422 unknown-session or other-currency.")
    public Uni<Response> payOut(
            @PathParam("refundId") UUID refundId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid Payout body) {
        return commands.run(key, "pay out cash refund " + refundId, body, tx -> payOutCash
                .pay(tx, refundId, body.session(), access::requireTill)
                .map(Answer::ok));
    }
}
