package org.unisson.catalog.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.ReviewChanged;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class ReviewTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shelf shelf;
    private Customers customers;
    private UUID product;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        customers = new Customers(environment, sender);
        product = shelf.newProduct(shelf.newSku());
    }

    @Test
    void onlyWhatSomebodyHasPublishedIsSeen() {
        UUID author = Ids.next();
        String review = written(author, 4, "Très bien");
        given().get("/products/" + product + "/reviews").then().body("items", hasSize(0));

        decide(review, "PUBLISH", null);

        given().get("/products/" + product + "/reviews")
                .then()
                .statusCode(200)
                .body("items.title", contains("Très bien"))
                .body("items[0].verified", equalTo(false))
                .body("items[0].authorId", nullValue())
                .body("rating.average", equalTo(4.0f))
                .body("rating.histogram", contains(0, 0, 0, 1, 0))
                .body("rating.verifiedShare", equalTo(0));
        given().get("/products/" + product)
                .then()
                .body("rating.reviews", equalTo(1))
                .body("rating.average", equalTo(4.0f));

        decide(review, "REFUSE", "Not about the product");
        given().get("/products/" + product + "/reviews")
                .then()
                .body("items", hasSize(0))
                .body("rating.average", nullValue());
        customers
                .as(author)
                .get("/reviews/" + review)
                .then()
                .body("status", equalTo("REFUSED"))
                .body("reason", equalTo("Not about the product"));
        customers.as(Ids.next()).get("/reviews/" + review).then().statusCode(403);
    }

    @Test
    void aCustomerHasOneReviewOfAProductAndItsVersionsAreKept() {
        UUID author = Ids.next();
        String review = written(author, 4, "Bien");
        decide(review, "PUBLISH", null);

        customers.review(author, product, 4, "Bien").statusCode(200).body("version", equalTo(2));
        customers
                .review(author, product, 1, "Rétrécit au lavage")
                .statusCode(200)
                .body("reviewId", equalTo(review))
                .body("status", equalTo("PENDING"));

        given().get("/products/" + product + "/reviews").then().body("items", hasSize(0));
        customers
                .as(author)
                .get("/reviews/" + review + "/versions")
                .then()
                .body("items.content.title", contains("Rétrécit au lavage", "Bien", "Bien"))
                .body("items.changedBy", contains("AUTHOR", "MODERATOR", "AUTHOR"));
        customers
                .as(author)
                .header("If-Match", "\"1\"")
                .body(Customers.review(2, "Autre"))
                .put("/products/" + product + "/reviews/own")
                .then()
                .statusCode(412);
    }

    @Test
    void writtenManyTimesAtOnceItIsOne() throws Exception {
        UUID author = Ids.next();
        List<Callable<Integer>> writes = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            int stars = 1 + i % 5;
            String title = "Avis " + i;
            writes.add(() ->
                    customers.review(author, product, stars, title).extract().statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writes.size())) {
            for (Future<Integer> answer : threads.invokeAll(writes)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        customers
                .as(author)
                .get("/reviews?customer=" + author)
                .then()
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(8));
    }

    @Test
    void whatTheModeratorHasNotReadIsNotPublished() {
        UUID author = Ids.next();
        String review = written(author, 4, "Bien");
        customers.review(author, product, 4, "Autre chose").statusCode(200);

        shelf.as("agent")
                .header("If-Match", "\"1\"")
                .body(Map.of("decision", "PUBLISH"))
                .post("/reviews/" + review + "/moderation")
                .then()
                .statusCode(412);
        shelf.as("merchandiser")
                .get("/reviews?status=PENDING&limit=200")
                .then()
                .body("items.findAll { it.reviewId == '" + review + "' }", hasSize(1));
    }

    @Test
    void reportsOfOthersHideItUntilSomebodyHasLooked() {
        UUID author = Ids.next();
        String review = published(author, 5, "Bien");
        UUID reader = Ids.next();

        report(author, review).statusCode(409);
        report(reader, review).statusCode(204);
        report(reader, review).statusCode(204);
        report(Ids.next(), review).statusCode(204);
        shown(1);
        report(Ids.next(), review).statusCode(204);

        shown(0);
        report(Ids.next(), review).statusCode(404);
        customers
                .as(author)
                .get("/reviews/" + review)
                .then()
                .body("status", equalTo("PENDING"))
                .body("reason", equalTo("reported"))
                .body("reports", equalTo(3));
        decide(review, "PUBLISH", null);
        shown(1);
        report(reader, review).statusCode(204);
        shown(1);
    }

    @Test
    void theRetailerAnswersUntilTheAuthorSaysSomethingElse() {
        UUID author = Ids.next();
        String review = published(author, 2, "Trop petit");
        shelf.as("agent")
                .body(Map.of("text", "Prenez une taille de plus."))
                .put("/reviews/" + review + "/answer")
                .then()
                .statusCode(200);

        given().get("/products/" + product + "/reviews")
                .then()
                .body("items[0].answer.text", equalTo("Prenez une taille de plus."));
        customers.review(author, product, 5, "Bien").statusCode(200).body("answer", nullValue());
    }

    @Test
    void whatItsAuthorDeletesIsGoneAndSaidToBe() {
        UUID author = Ids.next();
        String review = published(author, 5, "Bien");
        customers.as(Ids.next()).delete("/reviews/" + review).then().statusCode(404);

        customers.as(author).delete("/reviews/" + review).then().statusCode(204);

        shown(0);
        customers.as(author).get("/reviews/" + review).then().statusCode(404);
        var told = new Published(environment, codec).await(Topics.REVIEWS, review, 3);
        assertThat(told.get(1).state()).isInstanceOfSatisfying(ReviewChanged.class, state -> {
            assertThat(state.getStatus()).isEqualTo("PUBLISHED");
            assertThat(state.getAuthorId()).isEqualTo(author);
            assertThat(state.getProduct().getAverageTenths()).isEqualTo(50);
        });
        assertThat(told.get(2).state()).isInstanceOfSatisfying(ReviewChanged.class, state -> {
            assertThat(state.getStatus()).isEqualTo("DELETED");
            assertThat(state.getAuthorId()).isNull();
            assertThat(state.getProduct().getReviews()).isZero();
        });
        customers.review(author, product, 3, "Encore moi").statusCode(201);
    }

    @Test
    void pagesGoThroughAllInEveryOrder() {
        for (int stars : List.of(3, 5, 1, 5, 3, 2)) {
            published(Ids.next(), stars, "Avis de " + stars);
        }

        assertThat(walk("highest")).containsExactly(5, 5, 3, 3, 2, 1);
        assertThat(walk("lowest")).containsExactly(1, 2, 3, 3, 5, 5);
        assertThat(walk("newest")).containsExactly(2, 3, 5, 1, 5, 3);
        assertThat(walk("oldest")).containsExactly(3, 5, 1, 5, 3, 2);
        given().get("/products/" + product + "/reviews?stars=5&stars=1&language=fr&verified=false")
                .then()
                .body("items", hasSize(3))
                // 19 stars of 6: 3.1666…
                .body("rating.average", equalTo(3.2f));
        given().get("/products/" + product + "/reviews?language=en").then().body("items", hasSize(0));
        given().get("/products/" + product + "/reviews?verified=true").then().body("items", hasSize(0));
        given().get("/products/" + product + "/reviews?stars=6").then().statusCode(400);
        given().get("/products/" + product + "/reviews?sort=best").then().statusCode(400);
        given().get("/products/" + product + "/reviews?cursor=abc").then().statusCode(400);
        given().get("/products/" + Ids.next() + "/reviews").then().statusCode(404);
    }

    @Test
    void searchPutsTheBestRatedFirst() {
        String brand = "B" + product.toString().replace("-", "");
        UUID good = shelf.newProduct(brand + " one", brand + " one", shelf.newSku());
        UUID better = shelf.newProduct(brand + " two", brand + " two", shelf.newSku());
        UUID unknown = shelf.newProduct(brand + " three", brand + " three", shelf.newSku());
        product = good;
        published(Ids.next(), 4, "Bien");
        product = better;
        published(Ids.next(), 5, "Mieux");

        given().get("/search?q=" + brand + "&sort=rating")
                .then()
                .statusCode(200)
                .body("items.productId", contains(better.toString(), good.toString(), unknown.toString()))
                .body("items[0].rating.average", equalTo(5.0f));
    }

    @Test
    void whoIsNoCustomerOrWritesNonsenseIsRefused() {
        shelf.as("merchandiser")
                .body(Customers.review(5, "Bien"))
                .put("/products/" + product + "/reviews/own")
                .then()
                .statusCode(403);
        customers.review(Ids.next(), Ids.next(), 5, "Bien").statusCode(404);
        customers.review(Ids.next(), product, 6, "Bien").statusCode(400);
        customers.as(Ids.next()).get("/reviews?customer=" + Ids.next()).then().statusCode(403);
        customers.as(Ids.next()).get("/reviews").then().statusCode(403);
    }

    private String written(UUID author, int rating, String title) {
        return customers
                .review(author, product, rating, title)
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("reviewId", notNullValue())
                .extract()
                .path("reviewId");
    }

    private String published(UUID author, int rating, String title) {
        String review = written(author, rating, title);
        decide(review, "PUBLISH", null);
        return review;
    }

    private void decide(String review, String decision, String reason) {
        shelf.as("merchandiser")
                .body(reason == null ? Map.of("decision", decision) : Map.of("decision", decision, "reason", reason))
                .post("/reviews/" + review + "/moderation")
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse report(UUID reader, String review) {
        return customers
                .as(reader)
                .body(Map.of("reason", "Insultant"))
                .post("/reviews/" + review + "/reports")
                .then();
    }

    private void shown(int count) {
        given().get("/products/" + product + "/reviews").then().body("items", hasSize(count));
    }

    private List<Integer> walk(String order) {
        List<Integer> stars = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().get("/products/" + product + "/reviews?limit=2&sort=" + order + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            stars.addAll(page.getList("items.rating", Integer.class));
            cursor = page.getString("next");
        }
        return stars;
    }
}
