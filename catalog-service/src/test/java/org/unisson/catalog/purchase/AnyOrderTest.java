package org.unisson.catalog.purchase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.purchase.application.ProjectingPurchases;
import org.unisson.catalog.purchase.application.ProjectingShoppers;
import org.unisson.catalog.purchase.domain.PurchaseFact;
import org.unisson.catalog.purchase.domain.ShopperCards;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * Purchases and customers are told on two topics, of which each keeps the order of its keys alone. However they mix, the same
 * is known in the end, and every badge is what it says.
 */
@QuarkusTest
@CatalogTest
class AnyOrderTest {

    private static final int MIXTURES = 12;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Instant LONG_BEFORE = NOW.minus(Duration.ofDays(5));
    private static final Instant GONE = NOW.minus(Duration.ofDays(2));
    private static final Instant AFTER = NOW.minus(Duration.ofDays(1));

    @LocalStack.Injected
    Environment environment;

    @Inject
    ProjectingPurchases purchases;

    @Inject
    ProjectingShoppers shoppers;

    @Inject
    Transactions transactions;

    @Inject
    OwnContext contexts;

    private final List<String> skus = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();

    private interface Told {
        Uni<Void> apply(Transaction tx);
    }

    @BeforeEach
    void products() {
        Shelf shelf = new Shelf(environment);
        for (int i = 0; i < 3; i++) {
            String sku = shelf.newSku();
            skus.add(sku);
            products.add(shelf.newProduct(sku));
        }
    }

    @Test
    void theSameIsKnownInTheEnd() throws SQLException {
        Random chance = new Random(14);
        TreeSet<String> ends = new TreeSet<>();
        for (int i = 0; i < MIXTURES; i++) {
            ends.add(new Mixture(chance).end());
        }
        assertThat(ends).singleElement().asString().isEqualTo("""
                [p1 0 null X 2 1 0, p2 1 A null 1 0 1, p3 0 A null 1 0 0, p3 2 A null 1 0 0, p4 1 null null 1 0 0, \
                p5 2 null Z 1 0 0, p6 0 null null 1 0 0, p7 1 null null 1 0 0, p8 2 B null 3 0 0] \
                [A 0, A 2, B 0, B 2, D 2]""");
    }

    /** People, cards and purchases of its own, told in an order of its own. */
    private final class Mixture {

        private final Random chance;
        private final Map<String, UUID> people = new TreeMap<>();
        private final Map<String, UUID> bought = new TreeMap<>();
        private final String own = Ids.next().toString();

        Mixture(Random chance) {
            this.chance = chance;
            List.of("A", "B", "C", "D").forEach(name -> people.put(name, Ids.next()));
            for (int i = 1; i <= 8; i++) {
                bought.put("p" + i, Ids.next());
            }
        }

        String end() throws SQLException {
            people.values().forEach(this::review);
            List<List<Told>> keys = new ArrayList<>(told());
            while (!keys.isEmpty()) {
                List<Told> key = keys.get(chance.nextInt(keys.size()));
                Told next = key.removeFirst();
                contexts.run(() -> transactions.run(next::apply))
                        .subscribeAsCompletionStage()
                        .join();
                keys.removeIf(List::isEmpty);
            }
            return lines() + " " + buyers();
        }

        // X passes from A to B. C goes, whose Z is then given to D. What is told of one key stays in its order.
        private List<List<Told>> told() {
            return List.of(
                    key(made("p1", null, "X", LONG_BEFORE, 0, 2), back("p1", 0, false)),
                    key(made("p2", "A", null, LONG_BEFORE, 1, 1), back("p2", 1, true)),
                    key(made("p3", null, null, LONG_BEFORE, 0, 1, 2, 1), claimed("p3", "A")),
                    key(made("p4", null, "Z", LONG_BEFORE, 1, 1)),
                    key(made("p5", null, "Z", AFTER, 2, 1)),
                    key(made("p6", "C", "Z", LONG_BEFORE, 0, 1)),
                    key(made("p7", null, null, LONG_BEFORE, 1, 1), claimed("p7", "C")),
                    key(made("p8", "B", null, LONG_BEFORE, 2, 3)),
                    key(holds("A", 1, "X"), holds("A", 2)),
                    key(holds("B", 1), holds("B", 2, "X")),
                    key(holds("C", 1, "Z"), gone("C", 2)),
                    key(holds("D", 1, "Z")));
        }

        private static List<Told> key(Told... told) {
            return new ArrayList<>(List.of(told));
        }

        private Told fact(PurchaseFact fact) {
            return tx -> purchases.project(tx, List.of(fact));
        }

        private Told made(String purchase, String customer, String card, Instant at, int... skusAndPieces) {
            List<PurchaseFact.Pieces> pieces = new ArrayList<>();
            for (int i = 0; i < skusAndPieces.length; i += 2) {
                pieces.add(new PurchaseFact.Pieces(skus.get(skusAndPieces[i]), skusAndPieces[i + 1], true));
            }
            return fact(new PurchaseFact.Made(
                    bought.get(purchase), people.get(customer == null ? "" : customer), card(card), at, pieces));
        }

        private Told back(String purchase, int sku, boolean undone) {
            return fact(new PurchaseFact.TakenBack(bought.get(purchase), Map.of(skus.get(sku), 1L), undone));
        }

        private Told claimed(String purchase, String customer) {
            return fact(new PurchaseFact.Claimed(bought.get(purchase), people.get(customer)));
        }

        private Told holds(String customer, long version, String... cards) {
            List<String> held = List.of(cards).stream().map(this::card).toList();
            return tx -> shoppers.project(tx, List.of(new ShopperCards(people.get(customer), version, held)));
        }

        private Told gone(String customer, long version) {
            return tx -> shoppers.project(tx, List.of(ShopperCards.gone(people.get(customer), version, GONE)));
        }

        private String card(String name) {
            return name == null ? null : name + own;
        }

        private void review(UUID author) {
            Map<String, Object> review = new LinkedHashMap<>();
            review.put("rating", 5);
            review.put("title", "Bien");
            review.put("language", "fr");
            given().contentType(ContentType.JSON)
                    .header("Authorization", "Bearer " + environment.customerToken(author))
                    .body(review)
                    .put("/products/" + products.getFirst() + "/reviews/own")
                    .then()
                    .statusCode(201);
        }

        private List<String> lines() throws SQLException {
            List<String> lines = new ArrayList<>();
            try (Connection connection = environment.connect();
                    PreparedStatement known = connection.prepareStatement("""
                            select purchase_id, sku, customer_id, card, pieces, returned, undone from sale_line
                            where purchase_id = any (?)""")) {
                known.setArray(
                        1, connection.createArrayOf("uuid", bought.values().toArray()));
                ResultSet rows = known.executeQuery();
                while (rows.next()) {
                    String card = rows.getString(4);
                    lines.add(String.join(
                            " ",
                            name(bought, rows.getObject(1, UUID.class)),
                            Integer.toString(skus.indexOf(rows.getString(2))),
                            name(people, rows.getObject(3, UUID.class)),
                            card == null ? "null" : card.substring(0, 1),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7)));
                }
            }
            lines.sort(null);
            return lines;
        }

        // Who has bought which product; and that badges say so.
        private List<String> buyers() throws SQLException {
            List<String> buyers = new ArrayList<>();
            try (Connection connection = environment.connect();
                    PreparedStatement known = connection.prepareStatement("""
                            select c.id, p.id, is_buyer(c.id, p.id), (select r.verified from review r
                                   where r.customer_id = c.id and r.product_id = p.id)
                            from unnest(?::uuid[]) c (id), unnest(?::uuid[]) p (id)""")) {
                known.setArray(
                        1, connection.createArrayOf("uuid", people.values().toArray()));
                known.setArray(2, connection.createArrayOf("uuid", products.toArray()));
                ResultSet rows = known.executeQuery();
                while (rows.next()) {
                    UUID product = rows.getObject(2, UUID.class);
                    String who = name(people, rows.getObject(1, UUID.class)) + " " + products.indexOf(product);
                    if (rows.getBoolean(3)) {
                        buyers.add(who);
                    }
                    if (product.equals(products.getFirst())) {
                        assertThat(rows.getBoolean(4)).as("badge of " + who).isEqualTo(rows.getBoolean(3));
                    }
                }
            }
            buyers.sort(null);
            return buyers;
        }

        private static String name(Map<String, UUID> names, UUID id) {
            return names.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("null");
        }
    }
}
