package org.unisson.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * What was committed before a search is in it, whoever committed it, however late and however much. A connection of the
 * test's own does what another replica does.
 */
@QuarkusTest
@CatalogTest
class FreshIndexTest {

    private static final String RENAME = """
            update product set name_fr = ?, name_en = null, search = product_document(?, null, brand, category),
                label = product_label(?, null, brand)
            where product_id = any(?)""";

    private static final String CONSONANTS = "bcdfghjklmnpqrtvwz";

    @LocalStack.Injected
    Environment environment;

    private Shelf shelf;
    private String word;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        word = newWord();
    }

    @Test
    void whatAnotherReplicaChanged() throws SQLException {
        UUID product = product(word);
        assertThat(found(word)).containsExactly(product.toString());
        String another = newWord();

        try (Connection replica = environment.connect()) {
            rename(replica, another, product);
            assertThat(found(word)).isEmpty();
            assertThat(found(another)).containsExactly(product.toString());

            archive(replica, product);
            assertThat(found(another)).isEmpty();
        }
    }

    @Test
    void whatCommitsAfterSomethingThatBeganLater() throws SQLException {
        UUID late = product(word);
        UUID given = product(word);
        String lately = newWord();
        String never = newWord();
        try (Connection replica = environment.connect();
                Connection other = environment.connect()) {
            replica.setAutoCommit(false);
            rename(replica, lately, late);
            other.setAutoCommit(false);
            rename(other, never, given);

            UUID meanwhile = product(lately);
            assertThat(found(lately)).containsExactly(meanwhile.toString());
            assertThat(found(word)).containsExactlyInAnyOrder(late.toString(), given.toString());

            replica.commit();
            other.rollback();

            assertThat(found(lately)).containsExactlyInAnyOrder(meanwhile.toString(), late.toString());
            assertThat(found(word)).containsExactly(given.toString());
            assertThat(found(never)).isEmpty();
        }
    }

    @Test
    void muchThatChangesAtOnce() throws SQLException {
        List<UUID> products = new ArrayList<>();
        String all = newWord();
        for (int batch = 0; batch < 2; batch++) {
            List<Map<String, Object>> items = IntStream.range(0, 300)
                    .mapToObj(i -> {
                        UUID id = Ids.next();
                        products.add(id);
                        Map<String, Object> product = Shelf.product(word, word, shelf.newSku());
                        product.put("productId", id);
                        return product;
                    })
                    .toList();
            shelf.as("merchandiser")
                    .body(Map.of("products", items))
                    .post("/products/batch")
                    .then()
                    .statusCode(200);
        }
        try (Connection replica = environment.connect()) {
            rename(replica, all, products.toArray(UUID[]::new));
        }

        Set<String> pages = new HashSet<>();
        String cursor = "";
        do {
            JsonPath page = search("q=" + all + "&limit=200&cursor=" + cursor);
            page.getList("items.productId", String.class)
                    .forEach(id -> assertThat(pages.add(id)).as("twice: " + id).isTrue());
            cursor = page.getString("next");
        } while (cursor != null);

        // More than are read at a time.
        assertThat(pages).hasSize(600);
        assertThat(found(word)).isEmpty();
        assertThat(search("facets=true&limit=1&q=" + all).getInt("facets.total"))
                .isEqualTo(600);

        try (Connection replica = environment.connect()) {
            archive(replica, products.toArray(UUID[]::new));
        }
        assertThat(found(all)).isEmpty();
    }

    @Test
    void manyWhoAskWhileOthersWrite() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(replica -> replicas.submit(() -> {
                        UUID product = product(newWord());
                        try (Connection connection = environment.connect()) {
                            for (int i = 0; i < 15; i++) {
                                String name = newWord();
                                rename(connection, name, product);
                                assertThat(found(name)).containsExactly(product.toString());
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void pagesWhileTheCatalogChanges() throws SQLException {
        List<UUID> products = IntStream.range(0, 7).mapToObj(i -> product(word)).toList();
        JsonPath first = search("q=" + word + "&limit=3");
        List<String> found = new ArrayList<>(first.getList("items.productId", String.class));
        UUID gone = products.stream()
                .filter(id -> !found.contains(id.toString()))
                .findFirst()
                .orElseThrow();
        UUID added = product(word);
        try (Connection replica = environment.connect()) {
            archive(replica, gone);
            rename(replica, newWord(), UUID.fromString(found.getFirst()));
        }

        String next = first.getString("next");
        while (next != null) {
            JsonPath page = search("q=" + word + "&limit=3&cursor=" + next);
            found.addAll(page.getList("items.productId", String.class));
            next = page.getString("next");
        }

        List<String> expected = new ArrayList<>(products.stream()
                .filter(id -> !id.equals(gone))
                .map(UUID::toString)
                .toList());
        expected.add(added.toString());
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void synonymsThatChange() {
        String target = newWord();
        UUID product = product(target);
        synonyms(word, target);
        assertThat(found(word)).containsExactly(product.toString());

        synonyms(word, newWord());

        assertThat(found(word)).isEmpty();
    }

    @Test
    void aPrivateSaleBeginsAndEndsByTheClock() {
        UUID guest = Ids.next();
        String reserved = shelf.newSku();
        String open = shelf.newSku();
        UUID whole = product(word);
        UUID part = Ids.next();
        Map<String, Object> content = Shelf.product(word, word, reserved, open);
        content.put("variants", List.of(variant(reserved, "S"), variant(open, "M")));
        shelf.putProduct(part, content).statusCode(201);
        String sku = given().get("/products/" + whole).jsonPath().getString("variants[0].sku");
        Instant begins = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
        for (String one : List.of(sku, reserved)) {
            privateSale(one, guest, begins, begins.plus(Duration.ofDays(1)));
        }

        at(begins.minusMillis(1));
        assertThat(variants(null)).containsEntry(whole, 1).containsEntry(part, 2);
        at(begins);
        assertThat(variants(null)).containsOnlyKeys(part).containsEntry(part, 1);
        assertThat(variants(guest)).containsEntry(whole, 1).containsEntry(part, 2);
        at(begins.plus(Duration.ofDays(1)));
        assertThat(variants(null)).containsEntry(whole, 1).containsEntry(part, 2);
        assertThat(variants(null)).containsEntry(whole, 1).containsEntry(part, 2);
    }

    @Test
    void whatIsRestoredFromAnotherServerIsNotNewForEver() throws SQLException {
        try (Connection replica = environment.connect();
                var statement = replica.createStatement();
                var read = statement.executeQuery(
                        "select is_new_since('4611686018427387904'::xid8, pg_current_snapshot())")) {
            assertThat(read.next() && !read.getBoolean(1)).isTrue();
        }
    }

    private void privateSale(String sku, UUID guest, Instant begins, Instant ends) {
        Map<String, Object> sale = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", 5000));
        sale.put("kind", "PRIVATE");
        sale.put("audience", Map.of("invited", true));
        sale.put("beginsAt", begins.toString());
        sale.put("endsAt", ends.toString());
        Offers offers = new Offers(shelf);
        offers.invite(offers.published(sale), guest).statusCode(200);
    }

    private static void at(Instant instant) {
        QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
    }

    private static Map<String, Object> variant(String sku, String size) {
        return Map.of("sku", sku, "options", Map.of("size", size));
    }

    private Map<UUID, Integer> variants(UUID customer) {
        var asking = given();
        if (customer != null) {
            asking.header("Authorization", "Bearer " + environment.customerToken(customer));
        }
        List<Map<String, Object>> items = asking.get("/search?q=" + word)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return items.stream()
                .collect(Collectors.toMap(
                        item -> UUID.fromString((String) item.get("productId")),
                        item -> ((List<?>) item.get("variants")).size()));
    }

    private void synonyms(String... words) {
        shelf.as("merchandiser")
                .body(Map.of("words", List.of(words)))
                .put("/synonyms/fresh-index")
                .then();
    }

    /** A word that is like no other. */
    private static String newWord() {
        return ThreadLocalRandom.current()
                .ints(12, 0, CONSONANTS.length())
                .mapToObj(i -> CONSONANTS.substring(i, i + 1))
                .collect(Collectors.joining("", "", "x"));
    }

    private UUID product(String name) {
        return shelf.newProduct(name, name, shelf.newSku());
    }

    private static void rename(Connection replica, String name, UUID... products) throws SQLException {
        try (PreparedStatement statement = replica.prepareStatement(RENAME)) {
            statement.setString(1, name);
            statement.setString(2, name);
            statement.setString(3, name);
            statement.setArray(4, replica.createArrayOf("uuid", products));
            assertThat(statement.executeUpdate()).isEqualTo(products.length);
        }
    }

    private static void archive(Connection replica, UUID... products) throws SQLException {
        try (PreparedStatement statement =
                replica.prepareStatement("update product set status = 'WITHDRAWN' where product_id = any(?)")) {
            statement.setArray(1, replica.createArrayOf("uuid", products));
            statement.executeUpdate();
        }
    }

    private static List<String> found(String text) {
        return search("q=" + text).getList("items.productId", String.class);
    }

    private static JsonPath search(String query) {
        return given().get("/search?" + query).then().statusCode(200).extract().jsonPath();
    }
}
