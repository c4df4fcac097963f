package org.unisson.demo.importing.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unisson.demo.client.Requests;

/**
 * What each product cost, as far as its sales tell: the price on the shelf from one sale that shows it to the next that
 * shows another one, and beside it the price for holders of the loyalty card.
 */
final class ShelfPrices {

    /** Most prices of one SKU that the catalog keeps. What is sold by weight has another one at each sale. */
    static final int MOST = 100;

    private final Map<String, List<Requests.Price>> bySku = new TreeMap<>();
    private final Set<String> untold = new TreeSet<>();

    ShelfPrices(Collection<SoldLine> sold) {
        Map<String, List<SoldLine>> linesBySku = new TreeMap<>();
        sold.forEach(line ->
                linesBySku.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line));
        linesBySku.forEach((sku, lines) -> {
            lines.sort(Comparator.comparing(SoldLine::instant));
            List<Requests.Price> prices = new ArrayList<>(shelf(lines));
            prices.addAll(card(lines));
            if (prices.size() > MOST) {
                untold.add(sku);
                prices = List.of(new Requests.Price(
                        Names.CHANNEL, SoldLine.dollars(lines.getLast().unitPrice())));
            }
            bySku.put(sku, prices);
        });
    }

    List<Requests.PricesOfSku> all() {
        return bySku.entrySet().stream()
                .map(prices -> new Requests.PricesOfSku(prices.getKey(), prices.getValue()))
                .toList();
    }

    /** Whether the catalog knows what the line cost at its instant. */
    boolean tells(SoldLine line) {
        return !untold.contains(line.sku());
    }

    private static List<Requests.Price> shelf(List<SoldLine> lines) {
        List<Requests.Price> prices = new ArrayList<>();
        for (int first = 0; first < lines.size(); ) {
            int next = firstOther(lines, first, ShelfPrices::shelfPiece);
            prices.add(new Requests.Price(
                    Names.CHANNEL,
                    null,
                    SoldLine.dollars(shelfPiece(lines.get(first))),
                    first == 0 ? null : lines.get(first).instant(),
                    next == lines.size() ? null : lines.get(next).instant()));
            first = next;
        }
        return prices;
    }

    /** From a sale with a discount to the next sale without it; the last one until the end of its day. */
    private static List<Requests.Price> card(List<SoldLine> lines) {
        List<Requests.Price> prices = new ArrayList<>();
        for (int first = 0; first < lines.size(); ) {
            int next = firstOther(lines, first, ShelfPrices::cardPiece);
            SoldLine line = lines.get(first);
            if (line.cardDiscount() > 0) {
                Instant until = next == lines.size()
                        ? lines.getLast().endOfDay()
                        : lines.get(next).instant();
                prices.add(new Requests.Price(
                        null, Names.CARD_LIST, SoldLine.dollars(cardPiece(line)), line.instant(), until));
            }
            first = next;
        }
        return prices;
    }

    private static int firstOther(List<SoldLine> lines, int from, java.util.function.ToLongFunction<SoldLine> figure) {
        int other = from + 1;
        while (other < lines.size()
                && figure.applyAsLong(lines.get(other)) == figure.applyAsLong(lines.get(from))
                && lines.get(other).cardDiscount() > 0 == lines.get(from).cardDiscount() > 0) {
            other++;
        }
        return other;
    }

    private static long shelfPiece(SoldLine line) {
        return line.shelf() / line.pieces();
    }

    private static long cardPiece(SoldLine line) {
        return (line.shelf() - line.cardDiscount()) / line.pieces();
    }
}
