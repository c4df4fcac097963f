package org.unisson.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * Who reads on is told at once what the whole feed holds, whatever made an item another one, though only what may be
 * another is looked at.
 */
@QuarkusTest
@CatalogTest
class ChangesOneByOneTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shelf shelf;
    private String channel;
    private String sku;
    private UUID product;
    private FeedReader reader;

    @BeforeEach
    void aFeedThatIsKnown() {
        shelf = new Shelf(environment);
        channel = shelf.newChannel();
        new Comparator(shelf).feed(channel);
        sku = shelf.newSku();
        product = shelf.newProduct(sku);
        shelf.putPrices(sku, Shelf.price(channel, 3_000)).statusCode(201);
        reader = new FeedReader(channel);
        same();
        same();
    }

    @Test
    void onlyWhatMayBeAnotherIsLookedAt() {
        String other = shelf.newSku();
        shelf.newProduct(other);
        shelf.putPrices(other, Shelf.price(channel, 1_000)).statusCode(201);
        // Where something of other tests changed everything meanwhile, everything is looked at.
        await("a look at one").atMost(SOON).until(() -> {
            reader.readOn();
            execute("update feed_item set hash = '\\x00' where channel_id = '" + channel + "' and sku = '" + other
                    + "'");
            reader.items().remove(other);
            shelf.putPrices(sku, Shelf.price(channel, 3_100)).statusCode(200);
            reader.readOn();
            assertThat(reader.items().get(sku)).containsEntry("price", "31.00 EUR");
            return !reader.items().containsKey(other);
        });
        new FeedReader(channel).readAll();
        reader.readOn();
        assertThat(reader.items()).containsKey(other);
    }

    @Test
    void stockAndPlaces() throws SQLException {
        String store = "3" + sku.replaceAll("\\D", "") + "555";
        execute("insert into location (gln, version, open) values ('" + store + "', 1, true)");
        execute("insert into availability values ('" + sku + "', '" + store + "', 1, 4)");
        assertThat(availability()).isEqualTo("in_stock");
        execute("update availability set available = 0, version = 2 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("out_of_stock");
        execute("update availability set available = 2, version = 3 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("in_stock");
        execute("update location set open = false, version = 2 where gln = '" + store + "'");
        assertThat(availability()).isEqualTo("out_of_stock");
        execute("update location set open = true, version = 3 where gln = '" + store + "'");
        assertThat(availability()).isEqualTo("in_stock");
    }

    @Test
    void whatAChannelMayPromise() throws SQLException {
        String store = "3" + sku.replaceAll("\\D", "") + "556";
        execute("insert into location (gln, version, open) values ('" + store + "', 1, true)");
        execute("insert into availability values ('" + sku + "', '" + store + "', 1, 4)");
        sender.send(Inventory.policy(channel, 1, 100, 0, Map.of(sku, 3L), null));
        await("the policy").atMost(SOON).until(() -> "in_stock".equals(availability()) && isKnown("channel_buffer"));
        // Neither crosses none at all.
        execute("update availability set available = 3, version = 2 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("out_of_stock");
        execute("update availability set available = 9, version = 3 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("in_stock");
    }

    @Test
    void aBundleIsThereWhereItsPartsAre() throws SQLException {
        String store = "3" + sku.replaceAll("\\D", "") + "557";
        String part = shelf.newSku();
        execute("insert into location (gln, version, open) values ('" + store + "', 1, true)");
        execute("insert into bundle_component values ('" + sku + "', '" + part + "', 2)");
        execute("insert into availability values ('" + part + "', '" + store + "', 1, 5)");
        assertThat(availability()).isEqualTo("in_stock");
        execute("update availability set available = 1, version = 2 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("out_of_stock");
        execute("update availability set available = 2, version = 3 where location = '" + store + "'");
        assertThat(availability()).isEqualTo("in_stock");
    }

    @Test
    void reviewsAndVariants() throws SQLException {
        execute("insert into product_rating (product_id, version, stars_5) values ('" + product + "', 1, 1)");
        assertThat(same()).containsEntry("product_review_count", "1");
        execute("update product_rating set version = 2, stars_1 = 1 where product_id = '" + product + "'");
        assertThat(same()).containsEntry("product_review_count", "2");
        shelf.putProduct(product, Shelf.product("Chemise", "Shirt", shelf.newSku()))
                .statusCode(200);
        assertThat(same()).isNull();
    }

    @Test
    void aBudgetThatIsUsedUpAndGivenBack() {
        Offers offers = new Offers(shelf);
        offers.percentOff(sku, 5_000, Map.of("budget", Map.of("uses", 1)));
        assertThat(same()).containsEntry("sale_price", "15.00 EUR");
        String quote = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .extract()
                .path("quoteId");
        offers.lock(quote).statusCode(200);
        assertThat(same()).doesNotContainKey("sale_price");
    }

    @Test
    void aBudgetOfWhichTooLittleIsLeft() {
        Offers offers = new Offers(shelf);
        offers.percentOff(sku, 5_000, Map.of("budget", Map.of("amount", Map.of("minor", 2_000, "currency", "EUR"))));
        assertThat(same()).containsEntry("sale_price", "15.00 EUR");
        String quote = offers.quote(Offers.basket(channel, Offers.line(sku, 1)))
                .statusCode(201)
                .extract()
                .path("quoteId");
        offers.lock(quote).statusCode(200);
        assertThat(same()).doesNotContainKey("sale_price");
    }

    @Test
    void theFirstPriceBeginsByTheClock() {
        String coming = shelf.newSku();
        shelf.newProduct(coming);
        Instant noon = Instant.now().plus(Duration.ofDays(50)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> price = new HashMap<>(Shelf.price(channel, 2_000));
        price.put("validFrom", noon.toString());
        price.put("validTo", noon.plusSeconds(60).toString());
        shelf.putPrices(coming, price).statusCode(201);
        at(noon.minusSeconds(60));
        same();
        at(noon.minusNanos(1_000));
        same();
        assertThat(reader.items()).doesNotContainKey(coming);
        assertThat(reader.everRemoved()).doesNotContain(coming);
        at(noon);
        same();
        assertThat(reader.items()).containsKey(coming);
        at(noon.plusSeconds(60));
        same();
        assertThat(reader.items()).doesNotContainKey(coming);
        // And who was not there all the while is told of none.
        shelf.putPrices(coming, Shelf.price(channel, 500)).statusCode(200);
        same();
        assertThat(reader.items().get(coming)).containsEntry("price", "5.00 EUR");
    }

    private String availability() {
        return same().get("availability");
    }

    /** Reads on. @return the item of the SKU, which is at once that of the whole feed; null where it is not there */
    private Map<String, String> same() {
        reader.readOn();
        FeedReader whole = new FeedReader(channel);
        whole.readAll();
        assertThat(List.of(reader.items().getOrDefault(sku, Map.of())))
                .isEqualTo(List.of(whole.items().getOrDefault(sku, Map.of())));
        return reader.items().get(sku);
    }

    private boolean isKnown(String table) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select from " + table + " where channel = '" + channel + "'")) {
            return rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void at(Instant instant) {
        QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
    }
}
