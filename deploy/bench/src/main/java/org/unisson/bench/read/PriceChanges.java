package org.unisson.bench.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.StackException;

/**
 * How long it takes, from the moment a new price is sent, until the page, the search, a quote and the changes of the feed of
 * every channel have answered with it: all asked at once as soon as the price is acknowledged, each again until it has it.
 */
final class PriceChanges {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final Duration NEVER = Duration.ofSeconds(30);
    private static final int DIGITS = 3;

    private final Department department;
    private final Retail retail;
    private final Feeds feeds;
    private final RandomGenerator random = new SplittableRandom(11);

    PriceChanges(Department department) {
        this.department = department;
        this.retail = Retail.on(department.stack());
        this.feeds = new Feeds(department.stack());
    }

    /** Microseconds from sent until the last of them had it. */
    Histogram measure(int changes) {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        try (ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int change = 0; change < changes; change++) {
                Requests.Product product = department.anyProduct(random);
                long price = 100_000 + change;
                micros.recordValue((everywhere(lookers, product, price)) / 1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new StackException(e.getCause().getMessage(), e.getCause());
        }
        return micros;
    }

    private long everywhere(ExecutorService lookers, Requests.Product product, long price)
            throws InterruptedException, ExecutionException {
        String sku = product.variants().getFirst().sku();
        Map<String, Object> prices =
                Map.of("prices", List.of(new Requests.Price(null, new Amount(price, Goods.CURRENCY))));
        List<LongSupplier> views = new ArrayList<>();
        for (String channel : Department.CHANNELS) {
            views.addAll(views(product, sku, channel));
        }
        Session merchandiser = retail.system(new Journey());
        long sent = System.nanoTime();
        merchandiser.put(Service.CATALOG, "/prices/" + sku + "?guard=report", prices);
        List<Future<Long>> seen = new ArrayList<>();
        for (LongSupplier view : views) {
            seen.add(lookers.submit(() -> seenAt(view, price)));
        }
        long last = sent;
        for (Future<Long> view : seen) {
            last = Math.max(last, view.get());
        }
        return last - sent;
    }

    /** The price before reductions, as the page, the search, a quote and the feed tell it. */
    private List<LongSupplier> views(Requests.Product product, String sku, String channel) {
        Session shopper = retail.anonymous(new Journey());
        Session seller = retail.system(new Journey());
        String name = product.names().get("en");
        String model = name.substring(name.lastIndexOf(' ') + 1);
        return List.of(
                () -> regular(shopper.get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                        .body()),
                () -> StreamSupport.stream(
                                shopper.get(Service.CATALOG, "/search?q=" + model + "&channel=" + channel)
                                        .body()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .flatMap(item ->
                                StreamSupport.stream(item.path("variants").spliterator(), false))
                        .filter(variant -> variant.path("sku").asText().equals(sku))
                        .mapToLong(PriceChanges::regular)
                        .findFirst()
                        .orElse(-1),
                () -> seller.post(
                                Service.CATALOG,
                                "/quotes",
                                Map.of("channel", channel, "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                        .body()
                        .at("/lines/0/unitPrice/minor")
                        .asLong(),
                () -> feeds.readOn(channel, sku));
    }

    private static long regular(JsonNode variant) {
        return variant.at("/pricing/regular/minor").asLong();
    }

    private static long seenAt(LongSupplier view, long price) {
        long deadline = System.nanoTime() + NEVER.toNanos();
        while (view.getAsLong() != price) {
            if (System.nanoTime() > deadline) {
                throw new StackException("A new price was not seen after " + NEVER.toSeconds() + " s.");
            }
        }
        return System.nanoTime();
    }
}
