package org.unisson.order.returns.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Quantity;
import org.unisson.order.returns.domain.Condition;

/**
 * Goods that come back.
 *
 * @param channel id of the channel that takes them
 * @param location GLN where they come in: any location, whatever channel sold them
 * @param lines 1 to 500
 * @param occurredAt by the channel's clock, for associates and services; now where absent
 * @param reference what another system calls the return: one return per purchase and reference, for ever
 * @param allowedBecause why it is taken after the policy's days, in an agent's words; no personal data
 * @param till of the location over whose counter they come: the money is of its session, and the return a link of its
 *     chain
 */
public record ReturnDocument(
        @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String channel,

        @NotNull Gln location,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines,
        Instant occurredAt,
        // Left out where there is none: requests from before it existed keep their fingerprint.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String reference,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
        String allowedBecause,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String till) {

    /**
     * Pieces of a line of the purchase; a line may stand several times, in several conditions.
     *
     * @param condition SELLABLE, QUALITY_CONTROL or DAMAGED
     */
    public record Line(
            @NotNull UUID lineId,
            @NotNull Quantity quantity,
            @NotNull Condition condition) {}
}
