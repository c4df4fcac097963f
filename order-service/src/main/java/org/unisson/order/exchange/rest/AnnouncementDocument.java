package org.unisson.order.exchange.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Quantity;
import org.unisson.order.cart.domain.Fulfilment;

/**
 * Goods that will come back, and others that are wanted for them.
 *
 * @param channel id of the channel on which it is announced, and which sells what is wanted
 * @param lines 1 to 100 lines of the purchase, each once
 * @param take 1 to 100 products, each once
 * @param pickup of PICKUP: GLN of the store
 * @param allowedBecause why it is announced after the policy's days, in an agent's words; no personal data
 */
public record AnnouncementDocument(
        @NotNull @Pattern(regexp = ExchangeDocument.TEXT, message = ExchangeDocument.SAYS)
        String channel,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid Line> lines,
        @NotEmpty @Size(max = 100) List<ExchangeDocument.@NotNull @Valid Taking> take,
        @NotNull Way method,
        Gln pickup,

        @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
        String allowedBecause) {

    /** Pieces of a line of the purchase. */
    public record Line(@NotNull UUID lineId, @NotNull Quantity quantity) {}

    /** How what is wanted reaches the customer. */
    public enum Way {
        SHIP,
        PICKUP;

        Fulfilment to(Gln store) {
            return new Fulfilment(Fulfilment.Method.valueOf(name()), store);
        }
    }
}
