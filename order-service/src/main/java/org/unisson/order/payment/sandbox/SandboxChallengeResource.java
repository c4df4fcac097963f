package org.unisson.order.payment.sandbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.values.Money;

/** Stands for the page of the customer's bank; whoever holds the reference is the customer. */
@Path("/sandbox/challenges/{reference}")
@PermitAll
@Tag(name = "Sandbox gateway")
public class SandboxChallengeResource {

    private final SandboxChallenges challenges;

    SandboxChallengeResource(SandboxChallenges challenges) {
        this.challenges = challenges;
    }

    @GET
    @Operation(
            summary = "What the customer's bank asks about",
            description = "404 where there is no such challenge, or another gateway is used.")
    public Uni<Challenge> show(UUID reference) {
        return challenges.find(reference).map(Challenge::of);
    }

    @POST
    @Operation(
            summary = "The customer passes the challenge, or fails it",
            description =
                    "The gateway then notifies what became of the payment. 404 where there is no such challenge, or"
                            + " another gateway is used; 409 where nobody waits for it any more, or its page does not answer"
                            + " (tok_3ds_abandoned).")
    public Uni<Challenge> answer(UUID reference, @NotNull @Valid Answered body) {
        return challenges.answer(reference, body.passed()).map(Challenge::of);
    }

    /** What the customer did. */
    public record Answered(@NotNull Boolean passed) {}

    /** A challenge. @param status CHALLENGED while the customer is awaited, then APPROVED, DECLINED or CANCELLED */
    public record Challenge(UUID reference, Money amount, String status) {

        static Challenge of(SandboxCharge charge) {
            return new Challenge(
                    charge.reference(), charge.amount(), charge.status().name());
        }
    }
}
