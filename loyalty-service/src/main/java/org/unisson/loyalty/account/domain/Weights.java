package org.unisson.loyalty.account.domain;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * How much more the lines of a purchase earn than others, by the quote under which they were sold. What points paid of it,
 * they paid of every line alike.
 *
 * @param lines all that earn, where one of them has a multiplier; none: all is as ever
 */
public record Weights(List<Line> lines) {

    private static final BigInteger AS_EVER = BigInteger.valueOf(100);

    /** As ever. */
    public static final Weights NONE = new Weights(List.of());

    public Weights {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param multiplier hundredths
     * @param paid for it, whatever paid it
     * @param back what of that was given back
     * @param bonuses that are part of the multiplier
     */
    public record Line(UUID lineId, int multiplier, Money paid, Money back, List<EarningRules.Bonus> bonuses) {

        public Line {
            bonuses = List.copyOf(bonuses);
        }

        private Line refunded(Money more) {
            return more == null ? this : new Line(lineId, multiplier, paid, back.plus(more), bonuses);
        }

        private BigInteger left() {
            return BigInteger.valueOf(Math.max(0, paid.minor() - back.minor()));
        }
    }

    static Weights of(PurchaseFact.Sale sale) {
        return new Weights(sale.lines().stream()
                .map(line -> new Line(
                        line.lineId(),
                        line.multiplier(),
                        line.paid(),
                        Money.zero(line.paid().currency()),
                        line.bonuses()))
                .toList());
    }

    /** After that was given back of the lines. */
    Weights without(Map<UUID, Money> refunds) {
        return new Weights(lines.stream()
                .map(line -> line.refunded(refunds.get(line.lineId())))
                .toList());
    }

    /** What counts for points, in hundredths of the minor unit. @param kept money that did not come back */
    BigInteger counted(Money kept) {
        BigInteger money = BigInteger.valueOf(kept.minor());
        if (lines.isEmpty()) {
            return money.multiply(AS_EVER);
        }
        BigInteger left = lines.stream().map(Line::left).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger weighed = lines.stream()
                .map(line -> line.left().multiply(BigInteger.valueOf(line.multiplier())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return left.signum() == 0 ? BigInteger.ZERO : money.multiply(weighed).divide(left);
    }

    /** What was paid at each multiplier, in minor units. */
    public Map<Integer, Long> paid() {
        Map<Integer, Long> paid = new TreeMap<>();
        lines.forEach(line -> paid.merge(line.multiplier(), line.paid().minor(), Long::sum));
        return paid;
    }

    /** What was paid for goods to which each rule has added so much, in minor units. */
    public Map<EarningRules.Bonus, Long> bonuses() {
        Map<EarningRules.Bonus, Long> paid = new LinkedHashMap<>();
        lines.forEach(line ->
                line.bonuses().forEach(bonus -> paid.merge(bonus, line.paid().minor(), Long::sum)));
        return paid;
    }

    /** What of that these refunds give back at each multiplier. */
    Map<Integer, Long> givenBack(Map<UUID, Money> refunds) {
        Map<Integer, Long> back = new TreeMap<>();
        lines.forEach(line -> {
            Money refund = refunds.get(line.lineId());
            if (refund != null) {
                back.merge(line.multiplier(), refund.minor(), Long::sum);
            }
        });
        return back;
    }
}
