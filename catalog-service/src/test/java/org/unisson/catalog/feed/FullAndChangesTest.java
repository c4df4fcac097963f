package org.unisson.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * The whole feed of an instant and the changes until another one are the whole feed of that: at random instants and at those
 * at which prices, operations, private sales and assortments begin and end, whatever was written between.
 */
@QuarkusTest
@CatalogTest
class FullAndChangesTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int SKUS = 6;
    private static final int SOME_EDGES = 12;

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private Random random;
    private Instant base;
    private String channel;
    private String store;
    private final TreeSet<Instant> instants = new TreeSet<>();
    private final List<Instant> edges = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();
    private final Map<String, Long> stockVersions = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17})
    void addUp(long seed) {
        shelf = new Shelf(environment);
        random = new Random(seed);
        base = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(40));
        aRandomCatalog();

        FeedReader often = new FeedReader(channel);
        FeedReader seldom = new FeedReader(channel);
        FeedReader fromTheFile = new FeedReader(channel);
        at(base);
        fromTheFile.readAll();
        int told = 0;
        for (Instant instant : instants) {
            at(instant);
            if (random.nextInt(3) == 0) {
                something();
            }
            String what = "seed " + seed + " at " + instant;
            told += same(often, what);
            told += same(fromTheFile, what);
            if (random.nextInt(4) == 0) {
                told += same(seldom, what);
            }
        }
        same(seldom, "seed " + seed + " in the end");
        assertThat(told).as("changes").isPositive();
        assertThat(often.everRemoved()).as("what a private sale reserved").contains(skus.get(1));
    }

    // Other tests' leftovers may change something between two questions: then the cursors differ, and both ask again.
    private int same(FeedReader reader, String what) {
        FeedReader whole = new FeedReader(channel);
        int[] told = new int[1];
        await("the same look, " + what).atMost(SOON).until(() -> {
            told[0] += reader.readOn();
            whole.readAll();
            assertThat(own(reader)).as("read on, " + what).isEqualTo(own(whole));
            return whole.cursor().equals(reader.cursor());
        });
        assertThat(reader.items()).as(what).isEqualTo(whole.items());
        return told[0];
    }

    // Nothing but this test changes these: what was read on is the whole at the first question.
    private Map<String, Map<String, String>> own(FeedReader reader) {
        Map<String, Map<String, String>> own = new TreeMap<>(reader.items());
        own.keySet().retainAll(skus);
        return own;
    }

    private void aRandomCatalog() {
        channel = shelf.newChannel();
        new Comparator(shelf).feed(channel);
        store = new Inventory(sender).newStore();
        for (int i = 0; i < SKUS; i++) {
            String sku = shelf.newSku();
            skus.add(sku);
            products.add(shelf.newProduct("Article " + i, "Article " + i, sku));
            prices(sku, 201);
        }
        for (int i = 0; i < 3; i++) {
            operation(Offers.on(skus.get(random.nextInt(SKUS)), reduction()));
        }
        Collections.shuffle(edges, random);
        instants.addAll(edges.subList(0, SOME_EDGES));
        edges.clear();
        Map<String, Object> reserved = Offers.on(skus.get(1), reduction());
        reserved.put("kind", "PRIVATE");
        reserved.put("audience", Map.of("invited", true));
        operation(reserved);
        Map<String, Object> assortment = new LinkedHashMap<>(
                Map.of("channels", List.of(channel), "products", List.of(products.get(2)), "sellability", "SELL"));
        shelf.as("merchandiser")
                .body(period(assortment, "from", "until"))
                .put("/assortments/window-" + channel)
                .then()
                .statusCode(201);
        instants.addAll(edges);
        await("the assortment")
                .atMost(SOON)
                .until(() -> number("select count(*) from product where assortment is not null" + " and product_id = '"
                                + products.get(2) + "'")
                        == 1);
    }

    private void something() {
        int n = random.nextInt(SKUS);
        switch (random.nextInt(4)) {
            case 0 -> prices(skus.get(n), 200);
            case 1 ->
                shelf.putProduct(
                                products.get(n),
                                Shelf.product("Renommé " + random.nextInt(100), "Renamed", skus.get(n)))
                        .statusCode(200);
            default -> stock(skus.get(n), random.nextBoolean() ? 0 : 1 + random.nextInt(5));
        }
    }

    private void stock(String sku, long pieces) {
        long version = stockVersions.merge(sku, 1L, Long::sum);
        sender.send(Inventory.stock(store, sku, version, pieces));
        await("stock of " + sku).atMost(SOON).until(() -> known(sku) == pieces);
    }

    // A private sale may hide the page.
    private long known(String sku) {
        return number("select sum(available) from availability where sku = '" + sku + "'");
    }

    private long number(String query) {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void prices(String sku, int status) {
        List<Object> prices = new ArrayList<>();
        prices.add(Shelf.price(channel, 500 + random.nextInt(5_000)));
        if (random.nextBoolean()) {
            prices.add(period(Shelf.price(channel, 500 + random.nextInt(5_000)), "validFrom", "validTo"));
        }
        shelf.as("merchandiser")
                .body(Map.of("prices", prices))
                .put("/prices/" + sku + "?guard=report")
                .then()
                .statusCode(status);
    }

    private void operation(Map<String, Object> content) {
        content.putAll(period(Map.of(), "beginsAt", "endsAt"));
        String path = "/operations/" + Ids.next();
        shelf.as("merchandiser").body(content).put(path).then().statusCode(200);
        shelf.as("merchandiser").post(path + "/publish?guard=report").then().statusCode(200);
    }

    private Map<String, Object> reduction() {
        return Map.of("kind", "percentage", "basisPoints", 1 + random.nextInt(6_000));
    }

    /** Within twenty minutes; its edges are among the instants that may be looked at, as is one in between. */
    private Map<String, Object> period(Map<String, Object> of, String from, String to) {
        Instant begin = base.plusSeconds(1 + random.nextInt(600));
        Instant end = begin.plusSeconds(1 + random.nextInt(600));
        edges.addAll(List.of(begin.minusNanos(1_000), begin, end.minusNanos(1_000), end));
        edges.add(begin.plusMillis(random.nextInt(60_000)));
        Map<String, Object> with = new LinkedHashMap<>(of);
        with.put(from, begin.toString());
        with.put(to, end.toString());
        return with;
    }

    private static void at(Instant instant) {
        QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
    }
}
