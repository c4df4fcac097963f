package org.unisson.order.ordering.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.quote.domain.LineReduction;
import org.unisson.order.quote.domain.LineTerms;

/**
 * A bundle's line as lines of its parts, by which it is set aside, picked, cancelled and returned. What is to be paid for
 * the bundle is shared among them by what they are worth, with the largest remainder: together they cost what it costs,
 * to the cent, and so do its reductions and its tax.
 */
public final class TakenApart {

    private final OrderLine line;
    private final List<Bundle.Part> parts;
    private final List<Money> regular;
    private final List<List<LineReduction>> reductions = new ArrayList<>();
    private List<Money> left;

    private TakenApart(OrderLine line, Bundle bundle, List<Long> weights) {
        this.line = line;
        this.parts = bundle.parts();
        this.regular = line.unitPrice().times(line.quantity()).allocate(weights);
        this.left = regular;
        parts.forEach(part -> reductions.add(new ArrayList<>()));
    }

    /** @param weights what each part is worth of the bundle, not all of them nothing */
    public static List<OrderLine> of(OrderLine line, Bundle bundle, List<Long> weights) {
        return new TakenApart(line, bundle, weights).lines();
    }

    private List<OrderLine> lines() {
        if (line.quoted() != null) {
            line.quoted().reductions().forEach(this::reduce);
        }
        List<Money> tax = line.quoted() == null
                ? List.of()
                : line.quoted().tax().allocate(line.quoted().tax().isZero() ? zeros() : minors(left));
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            long pieces = Math.multiplyExact(parts.get(i).pieces(), line.quantity());
            lines.add(new OrderLine(
                    Ids.next(),
                    parts.get(i).sku(),
                    pieces,
                    perPiece(regular.get(i), pieces),
                    left.get(i),
                    line.method(),
                    line.location(),
                    line.addedOn(),
                    line.addedBy(),
                    line.quoted() == null ? null : terms(i, tax.get(i)),
                    new BundlePart(line.lineId(), line.sku(), line.quantity())));
        }
        return lines;
    }

    /** By what is left of each part: so no part is reduced by more than it costs. */
    private void reduce(LineReduction reduction) {
        Money before = Money.sum(reduction.amount().currency(), left);
        Money after = before.minus(reduction.amount());
        List<Money> next = before.isZero() ? left : after.allocate(minors(left));
        for (int i = 0; i < parts.size(); i++) {
            Money share = left.get(i).minus(next.get(i));
            if (!share.isZero()) {
                reductions.get(i).add(new LineReduction(reduction.operationId(), share));
            }
        }
        left = next;
    }

    /** Rounded up where it does not divide; the line's total says what is to be paid. */
    private static Money perPiece(Money amount, long pieces) {
        return new Money(Math.ceilDiv(amount.minor(), pieces), amount.currency());
    }

    private LineTerms terms(int part, Money tax) {
        LineTerms whole = line.quoted();
        return new LineTerms(
                reductions.get(part), whole.taxRate(), tax, whole.pointsMultiplier(), whole.quotas(), whole.gift());
    }

    private List<Long> zeros() {
        return parts.stream().map(part -> 0L).toList();
    }

    private static List<Long> minors(List<Money> amounts) {
        return amounts.stream().map(Money::minor).toList();
    }
}
