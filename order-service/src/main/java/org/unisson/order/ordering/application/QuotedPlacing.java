package org.unisson.order.ordering.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.quote.domain.Gift;
import org.unisson.order.quote.domain.LineTerms;
import org.unisson.order.quote.domain.Quote;
import org.unisson.order.quote.domain.QuotedLine;

/**
 * An order that somebody wants to place, and what was quoted for it.
 *
 * @param placing with a line for each gift
 * @param quoteId empty: nothing was quoted
 * @param lines what was quoted, by the order's lines
 * @param gifts the operations that give goods, by the order's lines
 */
record QuotedPlacing(Placing placing, Optional<UUID> quoteId, Map<UUID, QuotedLine> lines, Map<UUID, UUID> gifts) {

    static QuotedPlacing none(Placing placing) {
        return new QuotedPlacing(placing, Optional.empty(), Map.of(), Map.of());
    }

    /** Gifts are handed over as the first line is. */
    static QuotedPlacing under(Quote quote, Map<UUID, QuotedLine> lines, Placing placing) {
        List<Placing.Wanted> given = new ArrayList<>();
        Map<UUID, UUID> gifts = new HashMap<>();
        for (Gift gift : quote.gifts()) {
            UUID lineId = Ids.next();
            gifts.put(lineId, gift.operationId());
            given.add(new Placing.Wanted(
                    lineId,
                    gift.sku(),
                    gift.quantity(),
                    Money.zero(quote.total().currency()),
                    placing.lines().getFirst().fulfilment(),
                    null,
                    null));
        }
        return new QuotedPlacing(placing.with(given), Optional.of(quote.quoteId()), lines, gifts);
    }

    /** The line at what was quoted for it. */
    OrderLine quoted(OrderLine line) {
        QuotedLine quoted = lines.get(line.lineId());
        if (quoted != null) {
            return line.under(quoted.unitPrice(), quoted.total(), quoted.terms());
        }
        UUID gift = gifts.get(line.lineId());
        return gift == null
                ? line
                : line.under(
                        line.unitPrice(),
                        line.total(),
                        LineTerms.ofGift(gift, line.total().currency()));
    }
}
