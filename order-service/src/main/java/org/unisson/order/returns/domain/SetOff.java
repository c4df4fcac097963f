package org.unisson.order.returns.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.chassis.values.Money;

/**
 * What of a refund does not go back, because other goods are taken for it. Only money is set off: points and gift cards
 * are others' to keep, and go back at once.
 */
public record SetOff(List<Part> parts) {

    /** Nothing. */
    public static final SetOff NONE = new SetOff(List.of());

    private static final Set<String> MONEY = Set.of("CARD", "CASH");

    /**
     * Of one tender of the purchase.
     *
     * @param tender its place among them
     * @param paid the tender itself, which the goods' money goes back to in the end
     */
    public record Part(UUID setOffId, int tender, PaidTender paid, Money amount) {}

    public SetOff {
        parts = List.copyOf(parts);
    }

    /**
     * As much of the refunds as may be, in proportion to them, by the largest remainder: so never more of one than goes back
     * on it.
     *
     * @param refunds for each tender, in their order
     * @param atMost what the goods taken cost
     */
    public static SetOff of(List<PaidTender> tenders, List<Money> refunds, Money atMost, Supplier<UUID> ids) {
        List<Long> weights = new ArrayList<>();
        for (int index = 0; index < tenders.size(); index++) {
            weights.add(
                    MONEY.contains(tenders.get(index).kind())
                            ? refunds.get(index).minor()
                            : 0L);
        }
        long money = weights.stream().mapToLong(Long::longValue).sum();
        Money amount = new Money(Math.min(money, atMost.minor()), atMost.currency());
        List<Money> shares = amount.allocate(weights);
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            if (!shares.get(index).isZero()) {
                parts.add(new Part(ids.get(), index, tenders.get(index), shares.get(index)));
            }
        }
        return new SetOff(parts);
    }

    /** Of the tender at that place. */
    public Money of(int tender, String currency) {
        return Money.sum(
                currency,
                parts.stream()
                        .filter(part -> part.tender() == tender)
                        .map(Part::amount)
                        .toList());
    }

    /** Of all of them. */
    public Money total(String currency) {
        return Money.sum(currency, parts.stream().map(Part::amount).toList());
    }
}
