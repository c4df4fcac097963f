package org.unisson.catalog.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.purchase.application.ForgettingPurchases;
import org.unisson.catalog.purchase.application.ProjectingPurchases;
import org.unisson.catalog.purchase.application.ProjectingShoppers;
import org.unisson.catalog.purchase.domain.PurchaseFact;
import org.unisson.catalog.purchase.domain.ShopperCards;
import org.unisson.catalog.recommendation.application.TidyingSales;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Counts are what is left of all sales, in whatever order and by however many they were counted. */
@QuarkusTest
@CatalogTest
class CountingTest {

    private static final int PRODUCTS = 8;

    // What the counts should be, from what was bought: the pairs, and beside them those that stand there.
    private static final String DIFFERENCES = """
            with one as (select * from sales_weighing),
            left_over as (
                select distinct purchase_id, product_id, bought_at from sale_line
                where counted and pieces > returned + undone and product_id = any (?)),
            pairs as (
                select a.product_id, b.product_id as other_id, count(*) as baskets,
                       sum(power(2::float8, extract(epoch from a.bought_at - one.landmark)::float8 / one.half_life_seconds))
                           as weight
                from left_over a join left_over b on b.purchase_id = a.purchase_id and b.product_id <> a.product_id, one
                group by a.product_id, b.product_id
                union all
                select product_id, product_id, count(*),
                       sum(power(2::float8, extract(epoch from bought_at - one.landmark)::float8 / one.half_life_seconds))
                from left_over, one group by product_id),
            counted as (
                select product_id, other_id, baskets, weight from bought_together where product_id = any (?)
                union all
                select product_id, product_id, baskets, weight from product_sales where product_id = any (?))
            select count(*) filter (where p.baskets is distinct from c.baskets or abs(p.weight - c.weight) > 1e-6 * p.weight),
                   count(*)
            from pairs p full join counted c using (product_id, other_id)""";

    @LocalStack.Injected
    Environment environment;

    @Inject
    ProjectingPurchases projecting;

    @Inject
    ProjectingShoppers shoppers;

    @Inject
    ForgettingPurchases forgetting;

    @Inject
    TidyingSales tidying;

    @Inject
    Transactions transactions;

    @Inject
    OwnContext contexts;

    private final List<String> skus = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();

    @BeforeEach
    void products() {
        Shelf shelf = new Shelf(environment);
        for (int i = 0; i < PRODUCTS; i++) {
            String sku = shelf.newSku();
            skus.add(sku);
            products.add(shelf.newProduct(sku));
        }
    }

    @Test
    void salesAndReturnsInAnyOrderOfPurchases() throws SQLException {
        // Given purchases, some of which are taken back, each told in its own order, all of them mixed
        Random chance = new Random(3);
        List<List<PurchaseFact>> purchases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            purchases.add(purchase(chance));
        }
        // When they are counted in small batches
        List<PurchaseFact> mixed = mixed(purchases, chance);
        for (int from = 0; from < mixed.size(); from += 7) {
            count(mixed.subList(from, Math.min(mixed.size(), from + 7))).join();
        }
        // Then the counts are what is left
        assertCountsAreWhatIsLeft();
    }

    @Test
    void severalAtOnce() throws SQLException {
        Random chance = new Random(4);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            running.add(count(IntStream.range(0, 10)
                    .mapToObj(n -> purchase(chance))
                    .flatMap(List::stream)
                    .toList()));
        }
        running.forEach(CompletableFuture::join);
        assertCountsAreWhatIsLeft();
    }

    @Test
    void aSaleCountedTwiceIsOneSale() throws SQLException {
        PurchaseFact sale = sold(Ids.next(), Instant.now(), skus.subList(0, 3));
        count(List.of(sale, sale)).join();
        count(List.of(sale)).join();
        assertCountsAreWhatIsLeft();
    }

    @Test
    void theLandmarkMovesWithAllWeights() throws SQLException {
        // Given counts whose landmark lies more than a hundred half-lives back
        count(List.of(sold(Ids.next(), Instant.now(), skus.subList(0, 3)))).join();
        try (Connection connection = environment.connect();
                PreparedStatement old = connection.prepareStatement("""
                        with moved as (update sales_weighing set
                            landmark = landmark - make_interval(secs => 101 * half_life_seconds),
                            weight = weight * power(2::float8, 101) returning one),
                        products as (update product_sales set weight = weight * power(2::float8, 101))
                        update bought_together set weight = weight * power(2::float8, 101)""")) {
            old.executeUpdate();
        }
        assertCountsAreWhatIsLeft();
        Instant before = landmark();
        // When the next sale is counted
        count(List.of(sold(Ids.next(), Instant.now(), skus.subList(1, 4)))).join();
        // Then the landmark is the present, and every count still what is left
        assertThat(landmark()).isAfter(before.plus(Duration.ofDays(3_000)));
        assertCountsAreWhatIsLeft();
    }

    @Test
    void whatWasBoughtLongAgoIsForgotten() throws SQLException {
        UUID old = Ids.next();
        UUID recent = Ids.next();
        Instant now = Instant.now();
        count(List.of(
                        sold(old, now.minus(Duration.ofDays(401)), List.of(skus.get(0))),
                        sold(recent, now.minus(Duration.ofDays(399)), List.of(skus.get(1)))))
                .join();
        contexts.run(() -> forgetting.forget()).subscribeAsCompletionStage().join();
        try (Connection connection = environment.connect();
                PreparedStatement known =
                        connection.prepareStatement("select purchase_id from sale_line where purchase_id in (?, ?)")) {
            known.setObject(1, old);
            known.setObject(2, recent);
            ResultSet rows = known.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1, UUID.class)).isEqualTo(recent);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void ofVeryManyOthersTheStrongestAreKept() throws SQLException {
        UUID product = Ids.next();
        try (Connection connection = environment.connect();
                PreparedStatement crowd = connection.prepareStatement("""
                        insert into bought_together (product_id, other_id, weight, baskets)
                        select ?, gen_random_uuid(), n, 1 from generate_series(1, 201) n""");
                PreparedStatement left = connection.prepareStatement(
                        "select count(*), min(weight) from bought_together where product_id = ?")) {
            crowd.setObject(1, product);
            crowd.executeUpdate();
            contexts.run(() -> tidying.tidy()).subscribeAsCompletionStage().join();
            left.setObject(1, product);
            ResultSet rows = left.executeQuery();
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(100);
            assertThat(rows.getDouble(2)).isEqualTo(102);
        }
    }

    @Test
    void whoIsGoneIsForgottenAndTheirSalesStayCounted() throws SQLException {
        UUID customer = Ids.next();
        String card = "CARD-" + customer;
        UUID purchase = Ids.next();
        project(new ShopperCards(customer, 1, List.of(card))).join();
        count(List.of(new PurchaseFact.Made(purchase, null, card, Instant.now(), pieces(skus.subList(0, 2)))))
                .join();
        project(ShopperCards.gone(customer, 2, Instant.now())).join();
        try (Connection connection = environment.connect();
                PreparedStatement known = connection.prepareStatement(
                        "select count(*), count(customer_id), count(card) from sale_line where purchase_id = ?")) {
            known.setObject(1, purchase);
            ResultSet rows = known.executeQuery();
            rows.next();
            assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3))).containsExactly(2, 0, 0);
        }
        assertCountsAreWhatIsLeft();
    }

    private CompletableFuture<Void> project(ShopperCards shopper) {
        Uni<Void> work = contexts.run(() -> transactions.run(tx -> shoppers.project(tx, List.of(shopper))));
        return work.subscribeAsCompletionStage();
    }

    private CompletableFuture<Void> count(List<PurchaseFact> facts) {
        Uni<Void> work = contexts.run(() -> transactions.run(tx -> projecting.project(tx, facts)));
        return work.subscribeAsCompletionStage();
    }

    /** A sale of some products, of which some come back, one after the other. */
    private List<PurchaseFact> purchase(Random chance) {
        UUID id = Ids.next();
        List<String> chosen = new ArrayList<>(skus);
        Collections.shuffle(chosen, chance);
        chosen = chosen.subList(0, 1 + chance.nextInt(5));
        List<PurchaseFact> told = new ArrayList<>();
        told.add(sold(id, Instant.now().minus(Duration.ofHours(chance.nextInt(2_000))), chosen));
        for (String sku : chosen.subList(0, chance.nextInt(chosen.size() + 1))) {
            told.add(new PurchaseFact.TakenBack(id, Map.of(sku, 1L), chance.nextBoolean()));
        }
        return told;
    }

    private static PurchaseFact sold(UUID id, Instant at, List<String> skus) {
        return new PurchaseFact.Made(id, null, null, at, pieces(skus));
    }

    private static List<PurchaseFact.Pieces> pieces(List<String> skus) {
        return skus.stream().map(sku -> new PurchaseFact.Pieces(sku, 1, true)).toList();
    }

    /** All of them, the facts of each purchase in their order. */
    private static List<PurchaseFact> mixed(List<List<PurchaseFact>> purchases, Random chance) {
        List<List<PurchaseFact>> left = new ArrayList<>();
        purchases.forEach(one -> left.add(new ArrayList<>(one)));
        List<PurchaseFact> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            List<PurchaseFact> one = left.get(chance.nextInt(left.size()));
            mixed.add(one.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return mixed;
    }

    private Instant landmark() throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement statement = connection.prepareStatement("select landmark from sales_weighing")) {
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void assertCountsAreWhatIsLeft() throws SQLException {
        try (Connection connection = environment.connect();
                PreparedStatement differences = connection.prepareStatement(DIFFERENCES)) {
            for (int i = 1; i <= 3; i++) {
                differences.setArray(i, connection.createArrayOf("uuid", products.toArray()));
            }
            ResultSet rows = differences.executeQuery();
            rows.next();
            assertThat(rows.getLong(2)).as("counts").isPositive();
            assertThat(rows.getLong(1)).as("differences").isZero();
        }
    }
}
