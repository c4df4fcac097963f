package org.unisson.order.claim.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.claim.application.ClaimPolicies;
import org.unisson.order.claim.domain.ClaimPolicy;

/** How far customers of a channel are believed. */
@Path("/claim-policies/{channel}")
@Tag(name = "Claims")
public class ClaimPolicyResource {

    private static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Transactions transactions;
    private final ClaimPolicies policies;
    private final Clock clock;

    ClaimPolicyResource(Transactions transactions, ClaimPolicies policies, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(summary = "How far customers of a channel are believed", description = "404: the channel has no policy.")
    public Uni<ClaimPolicy> get(String channel) {
        requireChannel(channel);
        return transactions
                .read(tx -> policies.of(tx, channel))
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("claim policy of channel", channel).asException()));
    }

    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Says how far customers of a channel are believed",
            description = "From the next claim on. Without a policy every claim is left to agents.")
    public Uni<ClaimPolicy> put(String channel, @NotNull @Valid ClaimRequests.Policy body) {
        requireChannel(channel);
        if (body.atMost().isNegative()) {
            throw Problem.invalid("/atMost", "must be zero or more").asException();
        }
        ClaimPolicy policy =
                new ClaimPolicy(channel, body.atMost(), body.claimsAtMost(), body.withinDays(), body.holdoutPercent());
        return transactions.run(tx -> policies.put(tx, policy, clock.instant())).replaceWith(policy);
    }

    private static void requireChannel(String channel) {
        if (!channel.matches(CHANNEL)) {
            throw Problem.invalid("channel", "is no channel id").asException();
        }
    }
}
