package org.unisson.order.sales.domain;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was earned less what was given back, by rate of its tax. Amounts are minor units.
 *
 * @param rates each once, the lowest first and the unknown one last; none that comes to nothing
 */
public record TaxedTurnover(List<AtRate> rates) {

    /** Nothing. */
    public static final TaxedTurnover NONE = new TaxedTurnover(List.of());

    /**
     * Of a rate.
     *
     * @param rate basis points; null: not known
     * @param gross with the tax
     * @param vat in it
     * @param owed to the tax authority for it
     * @param deferred sold and not handed over, with the tax
     */
    public record AtRate(Integer rate, long gross, long vat, long owed, long deferred) {

        private boolean isNothing() {
            return gross == 0 && vat == 0 && owed == 0 && deferred == 0;
        }

        private long order() {
            return rate == null ? Long.MAX_VALUE : rate;
        }

        private AtRate plus(AtRate other) {
            return new AtRate(
                    rate,
                    Math.addExact(gross, other.gross),
                    Math.addExact(vat, other.vat),
                    Math.addExact(owed, other.owed),
                    Math.addExact(deferred, other.deferred));
        }
    }

    public TaxedTurnover {
        rates =
                rates.stream()
                        .collect(Collectors.toMap(AtRate::order, rate -> rate, AtRate::plus, TreeMap::new))
                        .values()
                        .stream()
                        .filter(rate -> !rate.isNothing())
                        .toList();
    }

    /** Of a single rate. */
    public static TaxedTurnover of(AtRate rate) {
        return new TaxedTurnover(List.of(rate));
    }

    TaxedTurnover plus(TaxedTurnover other) {
        return new TaxedTurnover(
                Stream.concat(rates.stream(), other.rates.stream()).toList());
    }

    /** With tax, at all rates. */
    long gross() {
        return sum(AtRate::gross);
    }

    long deferred() {
        return sum(AtRate::deferred);
    }

    /** In all that was earned at known rates. */
    public long vat() {
        return sum(AtRate::vat);
    }

    /** Whether what is owed at each rate is what lies in its turnover, and nothing at an unknown one. */
    boolean isOwed() {
        return rates.stream().allMatch(rate -> rate.vat() == rate.owed() && (rate.rate() != null || rate.vat() == 0));
    }

    private long sum(ToLongFunction<AtRate> figure) {
        return rates.stream().mapToLong(figure).reduce(0, Math::addExact);
    }
}
