package org.unisson.catalog.quote.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.catalog.quote.domain.PricedBasket.Reduction;
import org.unisson.chassis.values.Money;

/** A line while it is being priced. */
final class OpenLine {

    final BasketLine line;
    final PriceAnswer answer;
    final Map<String, UUID> takenBy = new HashMap<>(4);
    final List<Reduction> reductions = new ArrayList<>(2);
    int pointsMultiplier = 100;
    private final Money regular;
    private Money left;

    OpenLine(BasketLine line, PriceAnswer answer) {
        this.line = line;
        this.answer = answer;
        this.regular = answer.price().times(line.quantity());
        this.left = regular;
    }

    /** What is still to be paid. */
    Money left() {
        return left;
    }

    Money regular() {
        return regular;
    }

    long quantity() {
        return line.quantity();
    }

    String sku() {
        return line.article().sku();
    }

    void reduce(UUID operation, long minor) {
        Money amount = new Money(minor, left.currency());
        left = left.minus(amount);
        reductions.add(new Reduction(operation, amount));
    }

    boolean isReducedBy(UUID operation) {
        for (Reduction reduction : reductions) {
            if (reduction.operationId().equals(operation)) {
                return true;
            }
        }
        return false;
    }

    /** As it was before that operation, which is the last one that reduced it. */
    void undo(UUID operation) {
        while (!reductions.isEmpty() && reductions.getLast().operationId().equals(operation)) {
            left = left.plus(reductions.removeLast().amount());
        }
    }

    PricedBasket.Line close() {
        return new PricedBasket.Line(line, answer, regular, List.copyOf(reductions), left, pointsMultiplier);
    }
}
