package org.unisson.order.claim.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.claim.application.ClaimQueries;
import org.unisson.order.claim.application.ClaimView;
import org.unisson.order.claim.application.CohortView;
import org.unisson.order.claim.application.DecideClaim;
import org.unisson.order.claim.application.RefundClaim;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.returns.application.ReturnView;

/** Claims of goods that were not received, what was decided and what came of it. */
@Path("/claims")
@Tag(name = "Claims")
public class ClaimResource {

    private static final int LAST_YEAR = 9_999;

    private final Commands commands;
    private final ClaimQueries claims;
    private final DecideClaim deciding;
    private final RefundClaim refunding;
    private final Caller caller;

    ClaimResource(Commands commands, ClaimQueries claims, DecideClaim deciding, RefundClaim refunding, Caller caller) {
        this.commands = commands;
        this.claims = claims;
        this.deciding = deciding;
        this.refunding = refunding;
        this.caller = caller;
    }

    @GET
    @Path("/{claimId}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A claim", description = "Amounts are in minor units.")
    public Uni<ClaimView> one(UUID claimId) {
        return claims.one(claimId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("claim", claimId).asException()))
                .invoke(claim -> caller.requireCustomer(claim.customerId()));
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Claims, the latest first",
            description = "At most 200. status=REVIEW: those that wait for an agent. A shopper sees their own.")
    public Uni<Page<ClaimView>> page(
            @RestQuery UUID customer,
            @RestQuery UUID order,
            @RestQuery Status status,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        UUID whose = customer == null ? caller.customerId().orElse(null) : customer;
        caller.requireCustomer(whose);
        return claims.page(whose, order, status, Page.limit(limit), cursor);
    }

    @GET
    @Path("/cohorts")
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What became of claims, by cohort",
            description =
                    "Of the claims made from an instant, inclusive, until another, exclusive: granted, what that was"
                            + " worth, how many goods came back after all, and who bought again within 90 days.")
    public Uni<List<CohortView>> cohorts(@RestQuery String from, @RestQuery String until) {
        Instant begin = instant("from", from);
        Instant end = instant("until", until);
        if (!begin.isBefore(end)) {
            throw Problem.invalid("until", "must be after from").asException();
        }
        return claims.cohorts(begin, end);
    }

    @POST
    @Path("/{claimId}/decision")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(
            summary = "Decides a claim that is in review",
            description =
                    "GRANTED places a replacement order. 409: decided-before, returned-before, or cannot-be-replaced, where"
                            + " its channel sells no more.")
    public Uni<Response> decide(
            UUID claimId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ClaimRequests.Decision body) {
        DecideClaim.Said said = DecideClaim.Said.byAgent(
                body.decision() == ClaimRequests.Verdict.GRANTED, body.reason(), caller.subject());
        return commands.run(key, "decision on claim " + claimId, body, tx -> deciding.decide(tx, claimId, said)
                .map(claim -> Answer.ok(ClaimView.decided(claim))));
    }

    @POST
    @Path("/{claimId}/refund")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Gives back the money for claimed goods that cannot be sent again",
            description = "To the tenders they were paid with, once; no goods are expected. 409 nothing-to-refund: the"
                    + " replacement is not refused, or all of it was refunded.")
    public Uni<Response> refund(
            UUID claimId,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @NotNull @Valid ClaimRequests.Refund body) {
        return commands.run(key, "refund of claim " + claimId, body, tx -> refunding
                .refund(tx, claimId, claim -> caller.requireCustomer(claim.customerId()))
                .map(made -> Answer.created("/purchases/" + made.purchaseId(), ReturnView.of(made))));
    }

    private static Instant instant(String name, String text) {
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            if (time != null && time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException malformed) {
            throw Problem.invalid(name, "is not an instant").asException();
        }
        throw Problem.invalid(name, "is not an instant").asException();
    }
}
