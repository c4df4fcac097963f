package org.unisson.demo.importing.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.importing.Comparison;
import org.unisson.demo.importing.Sender;
import org.unisson.demo.loading.Progress;

/**
 * What the catalog says that each basket costs in its store at its instant, for a holder of the card with the coupons of
 * the day, beside what was paid; and why.
 */
final class BasketQuotes {

    private static final int IN_FLIGHT = 4;

    private final List<Basket> baskets;
    private final ShelfPrices prices;
    private final Map<String, Quoted> quoted = new ConcurrentHashMap<>();

    /** Cents: what is to be paid, and what the card and coupons take off, as the quote explains. */
    private record Quoted(long total, long card, long coupons) {}

    BasketQuotes(List<Basket> baskets, ShelfPrices prices) {
        this.prices = prices;
        this.baskets = baskets.stream()
                .map(basket -> basket.with(
                        basket.lines().stream().filter(prices::tells).toList()))
                .filter(basket -> !basket.lines().isEmpty())
                .toList();
    }

    /** Asks for all of them. */
    void ask(Sender sender) {
        Progress progress = new Progress(sender.out(), "quotes", baskets.size());
        new InFlight(IN_FLIGHT).forEach(baskets, basket -> {
            quoted.put(basket.number(), quoted(ask(sender.session(), basket)));
            progress.advance(1);
        });
        progress.end();
    }

    private static JsonNode ask(Session session, Basket basket) {
        return session.post(
                        Service.CATALOG,
                        "/quotes",
                        Map.of(
                                "channel",
                                Names.CHANNEL,
                                "store",
                                Names.gln(basket.store()),
                                "segments",
                                List.of(Names.CARD_HOLDERS),
                                "at",
                                basket.at().toString(),
                                "coupons",
                                basket.lines().stream()
                                        .filter(line -> line.couponMatch() > 0)
                                        .map(CouponMatches::code)
                                        .distinct()
                                        .toList(),
                                "lines",
                                basket.lines().stream()
                                        .map(line -> Map.of("sku", line.sku(), "quantity", line.pieces()))
                                        .toList()))
                .body();
    }

    private static Quoted quoted(JsonNode quote) {
        long card = 0;
        long coupons = 0;
        for (JsonNode line : quote.path("lines")) {
            if (line.path("list").asText("").equals(Names.CARD_LIST)) {
                card += (shelf(line) - cents(line.path("unitPrice")))
                        * line.path("quantity").asLong();
            }
            for (JsonNode reduction : line.path("reductions")) {
                coupons += cents(reduction.path("amount"));
            }
        }
        return new Quoted(cents(quote.path("total")), card, coupons);
    }

    /** The price that lost against the card's. */
    private static long shelf(JsonNode line) {
        for (JsonNode lost : line.path("lost")) {
            if (lost.path("channel").asText("").equals(Names.CHANNEL)) {
                return cents(lost.path("price"));
            }
        }
        return cents(line.path("unitPrice"));
    }

    private static long cents(JsonNode money) {
        return money.path("minor").asLong();
    }

    List<Comparison> comparisons() {
        return List.of(
                compared("quotes: what a basket costs", Basket::paid, Quoted::total),
                compared(
                        "quotes: what the card takes off", basket -> sum(basket, SoldLine::cardDiscount), Quoted::card),
                compared(
                        "quotes: what coupons take off",
                        basket -> sum(basket, SoldLine::couponMatch),
                        Quoted::coupons));
    }

    private Comparison compared(String name, ToLongFunction<Basket> sold, ToLongFunction<Quoted> told) {
        Map<String, Long> expected = new TreeMap<>();
        baskets.forEach(basket -> expected.put(basket.number(), sold.applyAsLong(basket)));
        return new Comparison(name, "cents", expected, () -> {
            Map<String, Long> read = new TreeMap<>();
            quoted.forEach((basket, quote) -> read.put(basket, told.applyAsLong(quote)));
            return read;
        });
    }

    private static long sum(Basket basket, ToLongFunction<SoldLine> figure) {
        return basket.lines().stream().mapToLong(figure).sum();
    }
}
