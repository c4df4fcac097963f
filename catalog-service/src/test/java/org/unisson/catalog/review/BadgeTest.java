package org.unisson.catalog.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** A review has the badge if, and only if, its author has the product. */
@QuarkusTest
@CatalogTest
class BadgeTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Persons persons;

    private Shelf shelf;
    private Customers customers;
    private String sku;
    private UUID product;
    private UUID author;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        customers = new Customers(environment, sender);
        sku = shelf.newSku();
        product = shelf.newProduct(sku);
        author = Ids.next();
    }

    @Test
    void aPurchaseThatIsHeardAfterTheReviewGivesIt() {
        written(author, product);
        assertThat(isVerified(author)).isFalse();

        UUID purchase = Ids.next();
        customers.tell(customers.made(purchase, author, null, sku, 2));
        await("the badge").atMost(SOON).until(() -> isVerified(author));

        customers.tell(customers.returned(purchase, 2, sku, 1));
        customers.tell(customers.returned(purchase, 3, sku, 1));
        await("the return of all of it").atMost(SOON).until(() -> !isVerified(author));
        assertThat(customers
                        .as(author)
                        .get("/reviews?customer=" + author)
                        .jsonPath()
                        .getList("items.version"))
                .containsExactly(3);
    }

    @Test
    void aPurchaseBeforeTheReviewGivesItAtOnce() {
        UUID purchase = Ids.next();
        customers.tell(customers.made(purchase, author, null, sku, 1));
        customers.tell(customers.made(purchase, author, null, sku, 1));
        await("the purchase")
                .atMost(SOON)
                .until(() -> number("select pieces from sale_line where purchase_id = '" + purchase + "'") == 1);

        written(author, product);

        assertThat(isVerified(author)).isTrue();
        // Of another product it says nothing, and of another customer neither.
        UUID other = shelf.newProduct(shelf.newSku());
        written(author, other);
        assertThat(customers
                        .as(author)
                        .get("/products/" + other + "/reviews/own")
                        .jsonPath()
                        .getBoolean("verified"))
                .isFalse();
        UUID stranger = Ids.next();
        written(stranger, product);
        assertThat(isVerified(stranger)).isFalse();
    }

    @Test
    void aReceiptOfNobodyGivesItOnceItIsClaimed() {
        written(author, product);
        UUID purchase = Ids.next();
        customers.tell(customers.made(purchase, null, null, sku, 1));
        customers.tell(customers.claimed(purchase, 2, author, sku));

        await("the claim").atMost(SOON).until(() -> isVerified(author));
    }

    @Test
    void aCardThatTheTillWasShownGivesItWhicheverIsHeardFirst() {
        String card = "C" + sku;
        written(author, product);
        customers.tell(customers.made(Ids.next(), null, card, sku, 1));
        customers.tell(customers.holds(author, 1, card));
        await("whose the card is").atMost(SOON).until(() -> isVerified(author));

        customers.tell(customers.holds(author, 2));
        await("that it is so no more").atMost(SOON).until(() -> !isVerified(author));
    }

    @Test
    void whatAnyOfThePersonBoughtGivesItAndTakesItWhenTheyPart() {
        UUID other = Ids.next();
        UUID third = Ids.next();
        String card = "C" + sku;
        customers.tell(customers.holds(third, 1, card));
        written(author, product);
        written(other, product);
        customers.tell(customers.made(Ids.next(), null, card, sku, 1));
        await("the card")
                .atMost(SOON)
                .until(() -> number("select 1 from shopper where customer_id = '" + third + "'") == 1);

        known(persons.merge(author, other, third));
        await("the badge").atMost(SOON).until(() -> isVerified(author) && isVerified(other));

        known(persons.part(author, other));
        await("that it is another").atMost(SOON).until(() -> !isVerified(other));
        assertThat(isVerified(author)).isTrue();
        customers.tell(customers.made(Ids.next(), other, null, sku, 1));
        await("its own").atMost(SOON).until(() -> isVerified(other));

        known(persons.part(author, third));
        await("that the buyer has left").atMost(SOON).until(() -> !isVerified(author));
        assertThat(isVerified(other)).isTrue();
    }

    @Test
    void aPersonReachesItsReviewsAndNobodyElses() {
        UUID other = Ids.next();
        UUID stranger = Ids.next();
        written(other, product);
        String review = all(other).getFirst();
        customers.as(author).get("/reviews/" + review).then().statusCode(403);

        String merged = persons.merge(author, other);
        customers
                .as(author)
                .header("Causal-Token", merged)
                .get("/reviews/" + review)
                .then()
                .statusCode(200);
        customers
                .as(stranger)
                .header("Causal-Token", merged)
                .get("/reviews/" + review)
                .then()
                .statusCode(403);
        customers.as(stranger).delete("/reviews/" + review).then().statusCode(404);

        customers.as(author).delete("/reviews/" + review).then().statusCode(204);
    }

    @Test
    void whoIsGoneHasItNoMore() {
        written(author, product);
        customers.tell(customers.made(Ids.next(), author, null, sku, 1));
        await("the badge").atMost(SOON).until(() -> isVerified(author));

        customers.gone(author, 1);
        await("that nothing is known of them").atMost(SOON).until(() -> !isVerified(author));
        // What is heard of them later is nobody's.
        UUID late = Ids.next();
        customers.tell(customers.made(late, author, null, sku, 1));
        await("the late one")
                .atMost(SOON)
                .until(() -> number("select count(*) from sale_line where customer_id is null and purchase_id = '"
                                + late + "'")
                        == 1);
        assertThat(isVerified(author)).isFalse();
    }

    @Test
    void whatIsSaidTogetherIsWhatACountWouldSay() {
        Random random = new Random(31);
        List<UUID> authors = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            authors.add(Ids.next());
        }
        for (int i = 0; i < 60; i++) {
            UUID one = authors.get(random.nextInt(authors.size()));
            switch (random.nextInt(6)) {
                case 0, 1 -> customers.review(one, product, 1 + random.nextInt(5), "Avis " + i);
                case 2, 3 ->
                    all(one).forEach(review -> shelf.as("agent")
                            .body(Map.of("decision", "PUBLISH"))
                            .post("/reviews/" + review + "/moderation"));
                case 4 -> customers.tell(customers.made(Ids.next(), one, null, sku, 1));
                default -> {
                    if (random.nextInt(4) == 0) {
                        all(one).forEach(review -> customers.as(one).delete("/reviews/" + review));
                    }
                }
            }
        }

        await("nothing more to come").atMost(SOON).untilAsserted(() -> assertThat(
                        number("select count(*) from review where product_id = '" + product
                                + "' and verified <> is_buyer(customer_id, product_id)"))
                .isZero());
        String recount = """
                select count(*) from product_rating p,
                    lateral (select count(*) filter (where rating = 1), count(*) filter (where rating = 2),
                                    count(*) filter (where rating = 3), count(*) filter (where rating = 4),
                                    count(*) filter (where rating = 5), count(*) filter (where verified), count(*),
                                    round(avg(rating) * 10)
                             from review r where r.product_id = p.product_id and r.status = 'PUBLISHED')
                        as c (one, two, three, four, five, verified, reviews, tenths)
                where p.product_id = '%s' and (p.stars_1, p.stars_2, p.stars_3, p.stars_4, p.stars_5, p.verified,
                    p.reviews, p.tenths) is not distinct from
                    (c.one, c.two, c.three, c.four, c.five, c.verified, c.reviews, c.tenths)""".formatted(product);
        assertThat(number(recount)).isEqualTo(1);
        assertThat(given().get("/products/" + product).jsonPath().getLong("rating.reviews"))
                .isEqualTo(number(
                        "select count(*) from review where status = 'PUBLISHED' and product_id = '" + product + "'"));
    }

    private List<String> all(UUID customer) {
        return customers
                .as(customer)
                .get("/reviews?customer=" + customer)
                .jsonPath()
                .getList("items.reviewId");
    }

    private void written(UUID customer, UUID about) {
        customers.review(customer, about, 5, "Bien").statusCode(201);
    }

    private boolean isVerified(UUID customer) {
        return customers
                .as(customer)
                .get("/products/" + product + "/reviews/own")
                .jsonPath()
                .getBoolean("verified");
    }

    private void known(String causalToken) {
        assertThat(given().header("Causal-Token", causalToken)
                        .get("/products/" + product)
                        .header("Causal-Status"))
                .isEqualTo("satisfied");
    }

    private long number(String sql) {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
