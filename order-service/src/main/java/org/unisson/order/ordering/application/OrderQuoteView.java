package org.unisson.order.ordering.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.quote.application.SoldQuote;
import org.unisson.order.quote.domain.LineReduction;
import org.unisson.order.quote.domain.Quote;

/**
 * The quote that an order was sold under, and what it says of each of the order's lines. Amounts are minor units, tax
 * included.
 *
 * @param store whose operations it counts with; null: none
 * @param validUntil until when an order could be placed under it
 * @param operations that gave something, in the order in which they were counted
 * @param signed as the catalog signed it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrderQuoteView(
        UUID orderId,
        UUID quoteId,
        String channel,
        Gln store,
        Instant validUntil,
        Money total,
        boolean freeShipping,
        List<UUID> operations,
        List<Line> lines,
        String signed) {

    /**
     * A line.
     *
     * @param regular unit price × quantity
     * @param reductions from the regular price to the total, in turn
     * @param taxRate basis points
     * @param pointsMultiplier hundredths
     * @param gift the operation that gives it; null: it is bought
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            UUID lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Money regular,
            List<LineReduction> reductions,
            Money total,
            int taxRate,
            Money tax,
            int pointsMultiplier,
            List<UUID> quotas,
            UUID gift) {

        private static Line of(OrderLine line) {
            return new Line(
                    line.lineId(),
                    line.sku(),
                    line.quantity(),
                    line.unitPrice(),
                    line.unitPrice().times(line.quantity()),
                    line.quoted().reductions(),
                    line.total(),
                    line.quoted().taxRate(),
                    line.quoted().tax(),
                    line.quoted().pointsMultiplier(),
                    line.quoted().quotas(),
                    line.quoted().gift());
        }
    }

    static OrderQuoteView of(Order order, SoldQuote sold) {
        Quote quote = sold.quote();
        return new OrderQuoteView(
                order.orderId(),
                quote.quoteId(),
                quote.channel(),
                quote.store(),
                quote.validUntil(),
                quote.total(),
                quote.freeShipping(),
                quote.operations(),
                order.lines().stream().map(Line::of).toList(),
                sold.signed());
    }
}
