package org.unisson.order.returns.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.returns.application.OwedRefund;
import org.unisson.order.returns.application.OwedRefund.Status;
import org.unisson.order.returns.application.OwedRefunds;
import org.unisson.order.returns.application.SettleCardRefund;

/** What is owed to cards, of all orders. */
@Path("/card-refunds")
@Tag(name = "Returns")
public class CardRefundResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int MOST_ATTEMPTS = 1_000_000;

    private static final Set<Status> NOT_GIVEN = Set.of(Status.OWED, Status.REFUSED);

    private final Transactions transactions;
    private final OwedRefunds refunds;
    private final SettleCardRefund settling;
    private final Commands commands;
    private final Caller caller;

    CardRefundResource(
            Transactions transactions,
            OwedRefunds refunds,
            SettleCardRefund settling,
            Commands commands,
            Caller caller) {
        this.transactions = transactions;
        this.refunds = refunds;
        this.settling = settling;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What is owed to cards and not given back yet, of all orders, the oldest first",
            description =
                    "OWED: the gateway is asked again and again, at most some two minutes apart. REFUSED: it has said that it will"
                            + " never give it back; its customer has to get the money another way. state: only what is in it, one"
                            + " of OWED, REFUSED and SETTLED. attempts: only what the gateway was asked for so often at least.")
    public Uni<Page<OwedRefund>> owed(
            @RestQuery String state, @RestQuery Integer attempts, @RestQuery Integer limit, @RestQuery String cursor) {
        if (attempts != null && (attempts < 0 || attempts > MOST_ATTEMPTS)) {
            throw Problem.invalid("attempts", "must be from 0 to " + MOST_ATTEMPTS)
                    .asException();
        }
        Set<Status> states = state == null ? NOT_GIVEN : Set.of(listed(state));
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> refunds.owed(tx, states, attempts == null ? 0 : attempts, after, atMost + 1))
                .map(found -> Page.of(found, atMost, one -> one.refundId().toString()));
    }

    @POST
    @Path("/{refundId}/settlement")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "Writes down that the customer got by a bank transfer what the gateway refuses to give back",
            description =
                    "The same reference again answers what it has settled. 409: not-refused, while the gateway is still"
                            + " asked; given-back, where the card has got it; settled-before, by another transfer.")
    public Uni<Response> settle(
            UUID refundId, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid BankTransfer body) {
        return commands.run(key, "settlement of card refund " + refundId, body, tx -> settling.settle(
                        tx, refundId, body.reference(), caller.subject())
                .map(Answer::ok));
    }

    /** A bank transfer. @param reference as the bank knows it; no personal data */
    public record BankTransfer(
            @NotNull @Pattern(regexp = "[^\\p{Cntrl}]{1,140}", message = "must be 1 to 140 characters on one line")
            String reference) {}

    private static Status listed(String state) {
        return Stream.of(Status.OWED, Status.REFUSED, Status.SETTLED)
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "must be OWED, REFUSED or SETTLED")
                        .asException());
    }
}
