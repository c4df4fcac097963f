package org.unisson.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * At every instant the page, the search, its order, the feed and a quote of one piece say one price, on every channel:
 * also at the very instant at which a price or an operation begins or ends, and just before it.
 */
@QuarkusTest
@CatalogTest
class SamePriceEverywhereTest {

    private static final int SKUS = 4;
    private static final int MOST_INSTANTS = 12;

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;
    private Random random;
    private Instant base;
    private final TreeSet<Instant> instants = new TreeSet<>();
    private final List<String> skus = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void onePrice(long seed) {
        shelf = new Shelf(environment);
        random = new Random(seed);
        base = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(10));
        String word = "w" + Ids.next().toString().replace("-", "");
        aRandomCatalog(word);

        List<Instant> some = new ArrayList<>(instants);
        Collections.shuffle(some, random);
        for (Instant instant : some.subList(0, Math.min(MOST_INSTANTS, some.size()))) {
            QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
            for (String channel : channels) {
                Map<String, Long> pages = pages(channel);
                String what = "seed " + seed + " on " + channel + " at " + instant;
                assertThat(fed(channel)).as("feed, " + what).isEqualTo(pages);
                assertThat(quoted(channel)).as("quotes, " + what).isEqualTo(pages);
                List<Long> found = found(channel, word);
                assertThat(found)
                        .as("search, " + what)
                        .isEqualTo(found.stream().sorted().toList());
                assertThat(found).as("search, " + what).containsExactlyInAnyOrderElementsOf(pages.values());
                long middle = found.get(found.size() / 2);
                assertThat(search(channel, word, "&priceTo=" + middle).getList("items"))
                        .as("filter, " + what)
                        .hasSize((int)
                                found.stream().filter(price -> price <= middle).count());
            }
        }
    }

    private void aRandomCatalog(String word) {
        channels.add(shelf.newChannel());
        channels.add(shelf.newChannel());
        channels.forEach(new Comparator(shelf)::feed);
        for (int i = 0; i < SKUS; i++) {
            String sku = shelf.newSku();
            skus.add(sku);
            shelf.newProduct(word + " " + i, word + " " + i, sku);
            List<Object> prices = new ArrayList<>();
            prices.add(Shelf.price(500 + random.nextInt(5_000)));
            if (random.nextBoolean()) {
                prices.add(
                        period(Shelf.price(channels.getFirst(), 500 + random.nextInt(5_000)), "validFrom", "validTo"));
            }
            shelf.as("merchandiser")
                    .body(Map.of("prices", prices))
                    .put("/prices/" + sku + "?guard=report")
                    .then()
                    .statusCode(201);
        }
        for (int i = 0; i < 4; i++) {
            Map<String, Object> content = Offers.on(skus.get(random.nextInt(SKUS)), effect());
            content.putAll(period(Map.of(), "beginsAt", "endsAt"));
            if (random.nextBoolean()) {
                content.put("channels", List.of(channels.get(random.nextInt(2))));
            }
            String operation = "/operations/" + Ids.next();
            shelf.as("merchandiser").body(content).put(operation).then().statusCode(200);
            shelf.as("merchandiser")
                    .post(operation + "/publish?guard=report")
                    .then()
                    .statusCode(200);
        }
    }

    private Map<String, Object> effect() {
        return switch (random.nextInt(3)) {
            case 0 -> Map.of("kind", "percentage", "basisPoints", 1 + random.nextInt(6_000));
            case 1 -> Map.of("kind", "amount", "off", Map.of("minor", 1 + random.nextInt(400), "currency", "EUR"));
            default -> Map.of("kind", "percentage", "basisPoints", 3_333);
        };
    }

    private Map<String, Object> period(Map<String, Object> of, String from, String to) {
        Instant begin = base.plusSeconds(random.nextInt(600));
        Instant end = begin.plusSeconds(1 + random.nextInt(600));
        for (Instant edge : List.of(begin, end)) {
            instants.add(edge.minusNanos(1_000));
            instants.add(edge);
        }
        Map<String, Object> with = new LinkedHashMap<>(of);
        with.put(from, begin.toString());
        with.put(to, end.toString());
        return with;
    }

    private Map<String, Long> pages(String channel) {
        Map<String, Long> prices = new TreeMap<>();
        for (String sku : skus) {
            prices.put(
                    sku,
                    given().get("/variants/" + sku + "?channel=" + channel)
                            .jsonPath()
                            .getLong("price.minor"));
        }
        return prices;
    }

    private Map<String, Long> fed(String channel) {
        Map<String, Long> prices = new TreeMap<>();
        Comparator comparator = new Comparator(shelf);
        String feed = comparator.xml(channel).statusCode(200).extract().asString();
        Map<String, String> reduced = Comparator.items(feed, "sale_price", skus);
        Comparator.items(feed, "price", skus).forEach((sku, price) -> {
            String paid = reduced.get(sku).isEmpty() ? price : reduced.get(sku);
            prices.put(
                    sku,
                    new BigDecimal(paid.substring(0, paid.indexOf(' ')))
                            .movePointRight(2)
                            .longValueExact());
        });
        return prices;
    }

    private Map<String, Long> quoted(String channel) {
        Map<String, Long> prices = new TreeMap<>();
        Offers offers = new Offers(shelf);
        for (String sku : skus) {
            prices.put(
                    sku,
                    offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                            .statusCode(201)
                            .extract()
                            .jsonPath()
                            .getLong("total.minor"));
        }
        return prices;
    }

    private List<Long> found(String channel, String word) {
        return search(channel, word, "").getList("items.variants.flatten().price.minor").stream()
                .map(price -> ((Number) price).longValue())
                .toList();
    }

    private static JsonPath search(String channel, String word, String more) {
        return given().get("/search?q=" + word + "&sort=price_asc&channel=" + channel + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
