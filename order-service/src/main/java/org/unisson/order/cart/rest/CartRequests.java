package org.unisson.order.cart.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.Fulfilment;

/** What clients send about carts. */
final class CartRequests {

    private static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private CartRequests() {}

    /** A cart to be opened. @param customerId null: the shopper who calls, or nobody */
    record NewCart(@NotNull @Pattern(regexp = CHANNEL) String channel, UUID customerId) {}

    /** A line to be added. */
    record NewLine(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(Cart.MOST_PIECES) Long quantity,
            @NotNull @Pattern(regexp = CHANNEL) String channel,
            Fulfilment.Method method,
            Gln location) {

        Fulfilment fulfilment() {
            return new Fulfilment(method, location);
        }
    }

    /** How many pieces a line is to have. */
    record ChangedQuantity(
            @NotNull @Min(1) @Max(Cart.MOST_PIECES) Long quantity) {}

    /** Whose cart it becomes. */
    record Attachment(@NotNull UUID customerId) {}
}
