package org.unisson.order.cart.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.CartStatus;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.cart.domain.Fulfilment;

/**
 * A cart as it is shown, with today's prices.
 *
 * @param mergedInto the cart that has its lines now; only of a MERGED one
 * @param orderId what became of it; only of a CHECKED_OUT one
 * @param total sum of the lines; null where a line has no price or the currencies differ
 * @param otherOpen further open carts of the person, of other customers that it is, the one touched last first; only where
 *     a person's open cart was asked for, absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CartView(
        UUID cartId,
        long version,
        CartStatus status,
        UUID customerId,
        UUID mergedInto,
        UUID orderId,
        List<Line> lines,
        @JsonInclude(JsonInclude.Include.ALWAYS) Money total,
        Instant touchedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> otherOpen) {

    /**
     * A line.
     *
     * @param unitPrice tax included; null where it has no price on the channel now
     * @param total of the line; null as well then
     * @param addedBy absent where it is none of the reader's business
     */
    public record Line(
            UUID lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Money total,
            Fulfilment.Method method,
            Gln location,
            String addedOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) Adder addedBy) {

        private Line withoutAdder() {
            return new Line(lineId, sku, quantity, unitPrice, total, method, location, addedOn, null);
        }
    }

    /** As whoever came by a share is shown it: nothing of the owner, and of who added lines only their own. */
    CartView forGuest(Editor guest) {
        return new CartView(
                cartId,
                version,
                status,
                null,
                status == CartStatus.MERGED ? guest.share().cartId() : null,
                null,
                lines.stream()
                        .map(line -> guest.adder().equals(line.addedBy()) ? line : line.withoutAdder())
                        .toList(),
                total,
                touchedAt,
                List.of());
    }

    /** The same with the person's further open carts. */
    CartView beside(List<UUID> others) {
        return new CartView(
                cartId, version, status, customerId, mergedInto, orderId, lines, total, touchedAt, List.copyOf(others));
    }
}
