package org.unisson.bench.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.unisson.bench.recommend.Riddle.Score;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Puts riddles to the catalog's API, one at a time, and takes the time of each answer. */
final class Asking {

    /** Products of an answer that are looked at. */
    static final int MOST = 20;

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1_000;

    private final Retail retail;
    private final Shop shop;
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);

    Asking(Retail retail, Shop shop) {
        this.retail = retail;
        this.shop = shop;
    }

    /** What goes with the basket, asked by nobody in particular. */
    List<String> anonymously(Riddle riddle) {
        return answer(retail.anonymous(new Journey()), complements(riddle));
    }

    /** The same, asked by the customer, where one is known. */
    List<String> byCustomer(Riddle riddle) {
        String customer = shop.customer(riddle.customer());
        return customer == null
                ? anonymously(riddle)
                : answer(retail.shopper(customer, new Journey()), complements(riddle));
    }

    /** Guesses by one way of asking, or of answering without asking. */
    static Guess guess(String name, List<Riddle> riddles, Function<Riddle, List<String>> answering) {
        List<Score> scores = new ArrayList<>();
        riddles.forEach(riddle -> scores.add(riddle.judge(answering.apply(riddle))));
        return new Guess(name, scores);
    }

    /** How long answers took, in microseconds. */
    Histogram micros() {
        return micros;
    }

    private static String complements(Riddle riddle) {
        return riddle.given().stream()
                .map(product -> "&sku=" + Shop.sku(product))
                .collect(Collectors.joining("", "/recommendations?kind=complements", ""));
    }

    private List<String> answer(Session session, String path) {
        long begun = System.nanoTime();
        var items = session.get(
                        Service.CATALOG,
                        path + "&limit=" + MOST + "&channel=" + shop.channel() + "&location=" + shop.store())
                .body()
                .path("items");
        micros.recordValue(Math.min(LONGEST_MICROS, Math.round((System.nanoTime() - begun) / NANOS_PER_MICRO)));
        List<String> products = new ArrayList<>();
        items.forEach(
                item -> products.add(shop.product(item.at("/product/productId").asText())));
        return products;
    }
}
