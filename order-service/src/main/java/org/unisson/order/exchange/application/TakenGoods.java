package org.unisson.order.exchange.application;

import java.util.List;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/** Goods that are taken, at the prices agreed. */
record TakenGoods(List<Line> lines, Money total) {

    /** Pieces at a price. */
    record Line(Sku sku, long quantity, Money unitPrice) {

        Money total() {
            return unitPrice.times(quantity);
        }
    }

    static TakenGoods of(List<Line> lines, String currency) {
        return new TakenGoods(
                List.copyOf(lines),
                Money.sum(currency, lines.stream().map(Line::total).toList()));
    }
}
