package org.unisson.order.returns.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.ReturnPolicies;
import org.unisson.order.returns.domain.ReturnPolicy;
import org.unisson.order.returns.domain.ReturnPolicy.WithoutReceipt;

/** What a channel takes back. */
@Path("/return-policies/{channel}")
public class ReturnPolicyResource {

    private static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Transactions transactions;
    private final ReturnPolicies policies;
    private final Clock clock;

    ReturnPolicyResource(Transactions transactions, ReturnPolicies policies, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What a channel takes back.
     *
     * @param withinDays of 24 hours after the sale or the last hand-over; left out: for ever
     * @param noReceipt left out: nothing is taken without a receipt
     */
    public record Document(
            @Min(1) @Max(3_650) Integer withinDays, @Valid NoReceipt noReceipt) {}

    /**
     * What is given without a receipt.
     *
     * @param atMost to one customer within that time, inclusive
     * @param perCustomerIn days, for example P90D
     */
    public record NoReceipt(
            @NotNull @Valid Money atMost,

            @NotNull @Pattern(regexp = "P[1-9][0-9]{0,3}D", message = "must be 1 to 9999 days, such as P90D")
            String perCustomerIn,

            @NotNull Tender tender) {}

    /** On which money is given without a receipt. */
    public enum Tender {
        CASH,
        GIFT_CARD
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What a channel takes back",
            description =
                    "A channel of which nothing was said takes goods back for ever, and nothing without a receipt.")
    public Uni<Document> get(String channel) {
        requireChannel(channel);
        return transactions.read(tx -> policies.of(tx, channel)).map(ReturnPolicyResource::document);
    }

    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Says what a channel takes back",
            description =
                    "withinDays holds for what the channel sold, wherever it comes back; noReceipt for what comes back"
                            + " through the channel.")
    public Uni<Document> put(String channel, @NotNull @Valid Document body) {
        requireChannel(channel);
        if (body.noReceipt() != null && body.noReceipt().atMost().minor() < 1) {
            throw Problem.invalid("/noReceipt/atMost", "must be more than zero").asException();
        }
        ReturnPolicy policy = new ReturnPolicy(channel, body.withinDays(), withoutReceipt(body.noReceipt()));
        return transactions.run(tx -> policies.put(tx, policy, clock.instant())).replaceWith(body);
    }

    private static WithoutReceipt withoutReceipt(NoReceipt said) {
        return said == null
                ? null
                : new WithoutReceipt(
                        said.atMost(),
                        Period.parse(said.perCustomerIn()).getDays(),
                        said.tender().name());
    }

    private static Document document(ReturnPolicy policy) {
        WithoutReceipt terms = policy.withoutReceipt();
        return new Document(
                policy.withinDays(),
                terms == null
                        ? null
                        : new NoReceipt(
                                terms.atMost(),
                                Period.ofDays(terms.perCustomerDays()).toString(),
                                Tender.valueOf(terms.tender())));
    }

    private static void requireChannel(String channel) {
        if (!channel.matches(CHANNEL)) {
            throw Problem.invalid("channel", "is no channel id").asException();
        }
    }
}
