package org.unisson.order.claim.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Quantity;

/** What clients send about claims. */
final class ClaimRequests {

    private ClaimRequests() {}

    /** Why goods are claimed. */
    enum Kind {
        /** They did not arrive. */
        NOT_RECEIVED
    }

    /** What an agent can say. */
    enum Verdict {
        GRANTED,
        REFUSED
    }

    /** Goods of an order that were not received. @param lines 1 to 500, each line once */
    record NewClaim(
            @NotNull Kind kind, @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {}

    /** Pieces of a line of the order. */
    record Line(@NotNull UUID lineId, @NotNull Quantity quantity) {}

    /** What an agent decides. @param reason in the agent's words; no personal data */
    record Decision(
            @NotNull Verdict decision,

            @NotNull @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
            String reason) {}

    /** That the money is wanted in place of goods that cannot be sent again. */
    record Refund() {}

    /**
     * How far customers are believed.
     *
     * @param atMost what a claim may be worth, inclusive
     * @param claimsAtMost granted to a customer within 365 days
     * @param withinDays of 24 hours after the goods have left
     * @param holdoutPercent share of customers left to agents, to compare
     */
    record Policy(
            @NotNull @Valid Money atMost,
            @NotNull @Min(0) @Max(1_000) Integer claimsAtMost,
            @NotNull @Min(1) @Max(3_650) Integer withinDays,
            @NotNull @Min(0) @Max(100) Integer holdoutPercent) {}
}
