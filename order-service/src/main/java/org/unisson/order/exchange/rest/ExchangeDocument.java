package org.unisson.order.exchange.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.order.address.rest.AddressBody;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.returns.domain.Condition;

/**
 * Goods that come back, and others that are taken for them.
 *
 * @param channel id of the channel that takes the ones and sells the others
 * @param location GLN where the ones come in, and, of CARRY_OUT, where the others leave
 * @param lines 1 to 500
 * @param take 1 to 500
 * @param receipt of CARRY_OUT: the till and the number of the receipt of what is taken
 * @param tenders of CARRY_OUT: together what the goods taken cost more than is given back in money; none where nothing
 * @param cardToken of SHIP and PICKUP: the card that pays what they cost more
 * @param pickup of PICKUP: GLN of the store; left out: the location
 * @param address of SHIP; left out: it is said later
 * @param appointment reference of the appointment upon which a brand is sold, 1 to 100 characters; or left out
 * @param allowedBecause why the goods are taken after the policy's days, in an agent's words; no personal data
 */
public record ExchangeDocument(
        @NotNull @Pattern(regexp = ExchangeDocument.TEXT, message = ExchangeDocument.SAYS)
        String channel,

        @NotNull Gln location,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Taking> take,
        @NotNull Fulfilment.Method method,
        @Valid Receipt receipt,
        @Size(max = 20) List<@NotNull @Valid Tender> tenders,

        @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String cardToken,
        Gln pickup,
        @Valid AddressBody address,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[^\\p{Cntrl}]{1,100}")
        String appointment,
        // Left out where there is none: requests from before it existed keep their fingerprint.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Pattern(regexp = "[^\\p{Cntrl}]{1,200}", message = "must be 1 to 200 characters on one line")
        String allowedBecause) {

    static final String TEXT = "[\\x21-\\x7e]{1,64}";
    static final String SAYS = "must be 1 to 64 visible ASCII characters";

    /** Pieces of a line of the purchase. @param condition SELLABLE, QUALITY_CONTROL or DAMAGED */
    public record Line(
            @NotNull UUID lineId,
            @NotNull Quantity quantity,
            @NotNull Condition condition) {}

    /** Pieces of a product. */
    public record Taking(@NotNull Sku sku, @NotNull Quantity quantity) {}

    /** A receipt of a till of the location. */
    public record Receipt(
            @NotNull @Pattern(regexp = TEXT, message = SAYS) String till,
            @NotNull @Pattern(regexp = TEXT, message = SAYS) String number) {}

    /** Paid at the till. @param reference of the card terminal */
    public record Tender(
            @NotNull Kind kind,
            @NotNull Money amount,
            @Pattern(regexp = TEXT, message = SAYS) String reference) {

        /** By what. */
        public enum Kind {
            CARD,
            CASH
        }
    }

    /** Without the card. */
    @Override
    public String toString() {
        return "exchange on " + channel;
    }
}
