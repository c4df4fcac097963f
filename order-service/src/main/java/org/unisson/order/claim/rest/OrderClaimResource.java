package org.unisson.order.claim.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.claim.application.ClaimRequest;
import org.unisson.order.claim.application.ClaimView;
import org.unisson.order.claim.application.MakeClaim;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Status;

/** Where customers say that goods of an order were not received. */
@Path("/orders/{orderId}/claims")
@Tag(name = "Claims")
public class OrderClaimResource {

    private final Commands commands;
    private final MakeClaim making;
    private final Caller caller;

    OrderClaimResource(Commands commands, MakeClaim making, Caller caller) {
        this.commands = commands;
        this.making = making;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says that goods of an order were not received",
            description = "201: believed, and a replacement order is placed for nothing. 409 claim-in-review, with its"
                    + " Location: the policy leaves it to an agent, and the detail says why. 409 without a Location:"
                    + " not-shipped, still-promised, collected, claimed-before, returned-before, customer-unknown, or cannot-be-replaced, where the"
                    + " channel sells no more, and the detail says what keeps it.")
    public Uni<Response> claim(
            UUID orderId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ClaimRequests.NewClaim body) {
        ClaimRequest request = new ClaimRequest(orderId, lines(body));
        return commands.run(key, "claim for order " + orderId, body, tx -> making.make(
                        tx, request, order -> caller.requireCustomer(order.customerId()))
                .map(OrderClaimResource::answer));
    }

    private static Answer answer(Claim claim) {
        String location = "/claims/" + claim.claimId();
        return claim.status() == Status.GRANTED
                ? Answer.created(location, ClaimView.decided(claim))
                : new Answer(
                        409,
                        location,
                        Problem.conflict("claim-in-review", "An agent decides on the claim: " + claim.reason() + "."));
    }

    private static List<ClaimRequest.Line> lines(ClaimRequests.NewClaim body) {
        Set<UUID> seen = new HashSet<>();
        for (int index = 0; index < body.lines().size(); index++) {
            if (!seen.add(body.lines().get(index).lineId())) {
                throw Problem.invalid("/lines/" + index + "/lineId", "stands there before")
                        .asException();
            }
        }
        return body.lines().stream()
                .map(line ->
                        new ClaimRequest.Line(line.lineId(), line.quantity().pieces()))
                .toList();
    }
}
