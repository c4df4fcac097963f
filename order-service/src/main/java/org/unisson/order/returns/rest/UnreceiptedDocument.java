package org.unisson.order.returns.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.Condition;

/**
 * Goods that come back without a receipt.
 *
 * @param channel id of the channel that takes them, by whose policy
 * @param location GLN where they come in
 * @param customerId who brings them; left out: who holds the card
 * @param card loyalty card shown
 * @param lines 1 to 100
 * @param reason in the words of who takes them; no personal data
 * @param reference id of the gift card to which the money goes, never its number; left out: a card is made for it
 */
public record UnreceiptedDocument(
        @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,64}", message = "must be 1 to 64 visible ASCII characters")
        String channel,

        @NotNull Gln location,
        UUID customerId,

        @Pattern(regexp = "[^\\p{Cntrl}]{1,64}", message = "must be 1 to 64 characters")
        String card,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid Line> lines,

        @NotNull @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
        String reason,

        UUID reference) {

    /** Pieces of a product. @param condition SELLABLE, QUALITY_CONTROL or DAMAGED */
    public record Line(
            @NotNull Sku sku,
            @NotNull Quantity quantity,
            @NotNull Condition condition) {}
}
