package org.unisson.demo.importing.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Requests;

/** A basket of one household at one till. */
record Basket(String household, long store, String number, List<SoldLine> lines) {

    private static final int CENTS_PER_DOLLAR = 100;

    /** Lines of the same basket, in the order of the file. */
    static List<Basket> of(List<SoldLine> sold) {
        Map<String, List<SoldLine>> byNumber = new LinkedHashMap<>();
        sold.forEach(line -> byNumber.computeIfAbsent(line.store() + "/" + line.basket(), key -> new ArrayList<>())
                .add(line));
        return byNumber.values().stream()
                .map(lines -> new Basket(
                        lines.getFirst().household(),
                        lines.getFirst().store(),
                        lines.getFirst().basket(),
                        List.copyOf(lines)))
                .toList();
    }

    /** The same with other lines. */
    Basket with(List<SoldLine> others) {
        return new Basket(household, store, number, others);
    }

    Instant at() {
        return lines.getFirst().instant();
    }

    long paid() {
        return lines.stream().mapToLong(SoldLine::paid).sum();
    }

    /** Points that it earns: one for each whole dollar paid. */
    long points() {
        return Math.floorDiv(paid(), CENTS_PER_DOLLAR);
    }

    Requests.Receipt receipt() {
        return new Requests.Receipt(
                Names.gln(store),
                Names.TILL,
                number,
                Names.CHANNEL,
                Names.card(household),
                at(),
                Names.CURRENCY,
                lines.stream().map(SoldLine::onReceipt).toList(),
                paid() == 0 ? List.of() : List.of(new Requests.Tender("CARD", SoldLine.dollars(paid()))),
                SoldLine.dollars(paid()));
    }
}
