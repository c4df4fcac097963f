package org.unisson.catalog.availability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.availability.application.ProjectingInventory;
import org.unisson.catalog.availability.domain.ChannelPolicy;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** What a channel shows is what it can promise, by the policy that inventory told of it. */
@QuarkusTest
@CatalogTest
class ChannelPolicyTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Transactions transactions;

    @Inject
    ProjectingInventory projecting;

    private Shelf shelf;
    private Inventory inventory;
    private String channel;
    private String other;
    private String lyon;
    private String paris;
    private String sku;
    private String word;
    private UUID productId;

    @BeforeEach
    void tenInLyonAndFiveInParis() {
        shelf = new Shelf(environment);
        inventory = new Inventory(sender);
        channel = shelf.newChannel();
        other = shelf.newChannel();
        lyon = inventory.newStore();
        paris = inventory.newStore();
        sku = shelf.newSku();
        word = "po" + sku.replaceAll("\\D", "") + "y";
        productId = shelf.newProduct(word, word, sku);
        inventory.tell(Inventory.stock(lyon, sku, 1, 10));
        inventory.tell(Inventory.stock(paris, sku, 1, 5));
        awaitAvailable(sku, channel, 15);
    }

    @Test
    void pageAndSearchShowWhatTheChannelCanPromise() {
        tell(Inventory.policy(channel, 1, 50, 1, Map.of(), null));
        awaitAvailable(sku, channel, 7);
        assertThat(onPage(channel)).containsExactly(5, 2);
        assertThat(inSearch(channel, "")).containsExactly(5, 2);
        assertThat(inSearch(channel, "&available=true")).containsExactly(5, 2);
        assertThat(inSearch(channel, "&location=" + paris)).containsExactly(2);

        // Of others, and of nobody in particular, the policy says nothing.
        assertThat(onPage(other)).containsExactly(10, 5);
        assertThat(inSearch(other, "&available=true")).containsExactly(10, 5);
        assertThat(page("").getInt("variants[0].availability.available")).isEqualTo(15);

        tell(Inventory.policy(channel, 2, 100, 1, Map.of(sku, 8L), null));
        awaitAvailable(sku, channel, 2);
        assertThat(onPage(channel)).containsExactly(2, 0);
        assertThat(inSearch(channel, "")).containsExactly(2, 0);
        assertThat(inSearch(channel, "&location=" + paris)).isNull();

        tell(Inventory.policy(channel, 3, 100, 10, Map.of(), null));
        awaitAvailable(sku, channel, 0);
        assertThat(inSearch(channel, "")).containsExactly(0, 0);
        assertThat(inSearch(channel, "&available=true")).isNull();
        assertThat(inSearch(other, "&available=true")).containsExactly(10, 5);
    }

    @Test
    void aStoreThatDoesNotServeTheChannelIsNotShownThere() {
        tell(Inventory.policy(channel, 1, 100, 0, Map.of(), List.of(lyon)));
        awaitAvailable(sku, channel, 10);

        assertThat(page("?channel=" + channel).getList("variants[0].availability.locations.location"))
                .isEqualTo(List.of(lyon));
        assertThat(page("?channel=" + channel + "&location=" + paris).getList("variants[0].availability.locations"))
                .isEmpty();
        assertThat(inSearch(channel, "&available=true")).containsExactly(10);
        assertThat(inSearch(channel, "&location=" + paris)).isNull();
        assertThat(inSearch(other, "&location=" + paris)).containsExactly(5);

        tell(Inventory.policy(channel, 2, 100, 0, Map.of(), List.of()));
        awaitAvailable(sku, channel, 0);
        assertThat(inSearch(channel, "&available=true")).isNull();

        tell(Inventory.policy(channel, 3, 100, 0, Map.of(), null));
        awaitAvailable(sku, channel, 15);
    }

    @Test
    void aBundleIsMadeOfWhatTheChannelCanPromiseOfItsParts() {
        String set = shelf.newSku();
        String named = "se" + set.replaceAll("\\D", "") + "t";
        Map<String, Object> bundle = Shelf.product(named, named, set);
        bundle.put("variants", List.of(Map.of("sku", set, "components", List.of(Map.of("sku", sku, "quantity", 2)))));
        shelf.putProduct(Ids.next(), bundle).statusCode(201);
        assertThat(available(set, channel)).isEqualTo(7);

        tell(Inventory.policy(channel, 1, 50, 0, Map.of(), List.of(lyon)));
        awaitAvailable(set, channel, 2);
        assertThat(available(set, other)).isEqualTo(7);
        word = named;
        assertThat(inSearch(channel, "&available=true")).containsExactly(2);

        tell(Inventory.policy(channel, 2, 10, 0, Map.of(), null));
        awaitAvailable(set, channel, 0);
        assertThat(inSearch(channel, "&available=true")).isNull();
        assertThat(inSearch(other, "&available=true")).containsExactly(5, 2);
    }

    @Test
    void repeatedAndShuffledPoliciesEndInTheLastOne() {
        List<Event> events = new ArrayList<>();
        for (long version = 1; version <= 10; version++) {
            events.add(Inventory.policy(
                    channel,
                    version,
                    100,
                    10 - version,
                    version % 2 == 0 ? Map.of() : Map.of(sku, 9L),
                    version % 3 == 0 ? List.of(paris) : null));
        }
        List<Event> delivered = new ArrayList<>(events);
        delivered.addAll(events);
        Collections.shuffle(delivered, new Random(7));

        delivered.forEach(this::tell);

        // The tenth keeps nothing back, and names neither a SKU nor a store.
        awaitAvailable(sku, channel, 15);
        tell(Inventory.policy(channel, 11, 100, 3, Map.of(), null));
        awaitAvailable(sku, channel, 9);
    }

    @Test
    void anOlderPolicyChangesNothingNorDoesTheSameOne() throws Throwable {
        ChannelPolicy older = new ChannelPolicy(channel, 1, 10, 9, Map.of(sku, 9L), List.of(paris));
        ChannelPolicy newer = new ChannelPolicy(channel, 2, 50, 0, Map.of(), List.of(lyon));

        project(newer, older);
        assertThat(onPage(channel)).containsExactly(5);
        project(older);
        assertThat(onPage(channel)).containsExactly(5);
        project(newer);
        assertThat(onPage(channel)).containsExactly(5);
        project(new ChannelPolicy(channel, 3, 100, 0, Map.of(sku, 4L), List.of(lyon, paris)));
        assertThat(onPage(channel)).containsExactly(6, 1);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/promisable.csv", numLinesToSkip = 1)
    void isWorkedOutAsByInventory(long available, int share, long buffer, long promisable) throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement statement = connection.prepareStatement("select promisable(?, ?, ?)")) {
            statement.setLong(1, available);
            statement.setInt(2, share);
            statement.setLong(3, buffer);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getLong(1)).isEqualTo(promisable);
            }
        }
    }

    private void project(ChannelPolicy... policies) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> transactions.run(tx -> projecting.project(tx, List.of(), List.of(), List.of(policies))));
    }

    private void tell(Event event) {
        inventory.tell(event);
    }

    /** Pieces by place, as the product's page says. */
    private List<Integer> onPage(String of) {
        return page("?channel=" + of).getList("variants[0].availability.locations.available", Integer.class);
    }

    /** The same of what a search found; null where it found nothing. */
    private List<Integer> inSearch(String of, String filter) {
        JsonPath found = given().get("/search?q=" + word + "&channel=" + of + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return found.getList("items").isEmpty()
                ? null
                : found.getList("items[0].variants[0].availability.locations.available", Integer.class);
    }

    private JsonPath page(String query) {
        return given().get("/products/" + productId + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int available(String sku, String of) {
        return given().get("/variants/" + sku + "?channel=" + of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("availability.available");
    }

    private static void awaitAvailable(String sku, String of, int expected) {
        await(sku + " on " + of).atMost(SOON).until(() -> available(sku, of) == expected);
    }
}
