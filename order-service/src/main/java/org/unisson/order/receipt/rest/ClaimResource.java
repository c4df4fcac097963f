package org.unisson.order.receipt.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.receipt.application.ClaimPurchase;

/** Where a receipt of nobody known becomes a customer's. */
@Path("/receipts/claims")
public class ClaimResource {

    private final Commands commands;
    private final ClaimPurchase claimPurchase;
    private final Caller caller;

    ClaimResource(Commands commands, ClaimPurchase claimPurchase, Caller caller) {
        this.commands = commands;
        this.claimPurchase = claimPurchase;
        this.caller = caller;
    }

    /**
     * Makes the purchase of that code the customer's: their history has it, and it earns points for what has not come
     * back. Once; again by the same customer, it is answered as the first time. A shopper claims for themselves (403 for
     * others), staff and services name the customer (400 without). 404 unknown-code: no receipt has it; 409
     * has-a-customer: it is somebody's, or a card was presented; 409 voided; 429 too-many-wrong-codes: after
     * {@value ClaimPurchase#WRONG_AT_MOST} in an hour none is looked at.
     */
    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.SERVICE})
    @Operation(
            summary = "Claims a receipt by the code printed on it",
            description = "404 unknown-code; 409 has-a-customer or voided; 429 too-many-wrong-codes, ten in an hour.")
    public Uni<Response> claim(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid ClaimDocument body) {
        UUID customer = customer(body);
        return commands.run(key, "claim of a receipt", body, tx -> claimPurchase
                .claim(tx, customer, body.code())
                .map(ClaimResource::answer));
    }

    private UUID customer(ClaimDocument body) {
        UUID customer = body.customerId() == null ? caller.customerId().orElse(null) : body.customerId();
        if (customer == null) {
            throw Problem.invalid("/customerId", "name the customer").asException();
        }
        caller.requireCustomer(customer);
        return customer;
    }

    /** A wrong code is counted: its answer is kept, not rolled back. */
    private static Answer answer(ClaimPurchase.Outcome outcome) {
        return switch (outcome) {
            case ClaimPurchase.Outcome.Claimed claimed -> Answer.ok(ClaimView.of(claimed.claim()));
            case ClaimPurchase.Outcome.Refused refused ->
                new Answer(refused.problem().status(), null, refused.problem());
        };
    }
}
