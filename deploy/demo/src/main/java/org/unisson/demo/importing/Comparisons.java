package org.unisson.demo.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The comparisons of one data set, in the order in which they are told. */
public final class Comparisons {

    private final Figures figures;
    private final List<Comparison> all = new ArrayList<>();

    public Comparisons(Figures figures) {
        this.figures = figures;
    }

    /** A figure of the sales summary for one channel. @param field sold, unitsSold, purchases… */
    public Comparisons ofChannel(String name, String unit, String channel, String field, long expected) {
        return add(name, unit, Map.of(channel, expected), () -> figures.salesOfChannel(channel, field));
    }

    /** A figure of the sales summary per store. */
    public Comparisons perStore(
            String name, String unit, Collection<String> glns, String field, Map<String, Long> expected) {
        return add(name, unit, expected, () -> figures.salesPerStore(glns, field));
    }

    /** Pieces at these places, by {@code <gln>/<sku>}, and what the catalogue can promise of SKUs that begin so. */
    public Comparisons stock(
            String name,
            Collection<String> glns,
            Map<String, Long> byPlace,
            String skuPrefix,
            Map<String, Long> bySku) {
        add(name, "pieces", byPlace, () -> figures.onHand(glns));
        return add(
                "stock that the catalogue can promise, per SKU",
                "pieces",
                bySku,
                () -> figures.availableInCatalogue(skuPrefix));
    }

    /** Pieces moved at these places, by reason. */
    public Comparisons ledger(Collection<String> glns, Map<String, Long> byReason) {
        return add("stock ledger, by reason", "pieces", byReason, () -> figures.movedByReason(glns));
    }

    /** Points that can be spent. @param query names the account of one of them, for example {@code card=…} */
    public Comparisons points(
            String whose, Collection<String> names, Function<String, String> query, Map<String, Long> expected) {
        return add("points per " + whose, "points", expected, () -> figures.points(names, query));
    }

    /** Purchases on timelines. */
    public Comparisons timelines(
            String whose, Collection<String> names, Function<String, String> customerId, Map<String, Long> expected) {
        return add(
                "purchases on timelines, per " + whose,
                "entries",
                expected,
                () -> figures.purchasesOnTimeline(names, customerId));
    }

    public List<Comparison> all() {
        return List.copyOf(all);
    }

    private Comparisons add(String name, String unit, Map<String, Long> expected, Supplier<Map<String, Long>> read) {
        all.add(new Comparison(name, unit, expected, read));
        return this;
    }
}
