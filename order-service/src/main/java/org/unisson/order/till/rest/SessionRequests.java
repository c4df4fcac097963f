package org.unisson.order.till.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What tills say of their sessions. */
final class SessionRequests {

    /** Ten thousand million units of most currencies: no drawer holds more. */
    static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final String CODE = "[\\x21-\\x7e]{1,64}";
    private static final String CODE_MESSAGE = "must be 1 to 64 visible ASCII characters";

    private SessionRequests() {}

    /**
     * A session that begins.
     *
     * @param sessionId given by a till that is offline, so that its receipts can name it; made here where absent
     * @param openedAt by the till's clock; now where absent
     * @param cashier who answers for the drawer, as the store calls them; no name of a person
     * @param openingFloat cash in the drawer
     */
    record Open(
            UUID sessionId,
            Instant openedAt,

            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String cashier,

            @NotNull Money openingFloat) {}

    /**
     * A session that ends.
     *
     * @param closedAt by the till's clock, after everything that belongs to it
     * @param counted what was counted, each kind of tender once; what is left out counts as nothing
     */
    record Close(
            @NotNull Instant closedAt,
            @NotNull @Size(max = 5) List<@NotNull @Valid Count> counted) {}

    /** What was counted of a tender. @param kind CARD, CASH, POINTS, GIFT_CARD or VOUCHER */
    record Count(
            @NotNull
            @Pattern(
                    regexp = "CARD|CASH|POINTS|GIFT_CARD|VOUCHER",
                    message = "must be CARD, CASH, POINTS, GIFT_CARD or VOUCHER")
            String kind,

            @NotNull Money amount) {}

    /**
     * Cash put into the drawer, or, negative, taken out of it.
     *
     * @param movedAt by the till's clock; now where absent
     */
    record CashMovement(
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String reason,
            Instant movedAt) {}
}
