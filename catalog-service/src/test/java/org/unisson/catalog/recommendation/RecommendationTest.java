package org.unisson.catalog.recommendation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.catalog.recommendation.Counter.Article;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class RecommendationTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Persons persons;

    private Counter counter;
    private Article bread;
    private Article butter;
    private Article jam;

    @BeforeEach
    void aShop() {
        counter = new Counter(environment, sender);
        bread = counter.article();
        butter = counter.article();
        jam = counter.article();
    }

    @Test
    void whatIsBoughtTogetherIsRecommendedWithItsReason() {
        // Given bread and butter in many baskets, jam alone in as many
        for (int i = 0; i < 5; i++) {
            counter.tell(Purchases.sale(bread.sku(), butter.sku()));
            counter.tell(Purchases.sale(jam.sku()));
        }
        counter.awaitTogether(null, bread, butter, jam);

        // Then the one goes with the other, and the third is merely popular
        counter.ask(null, "kind=bought-together&product=" + bread.productId())
                .statusCode(200)
                .body("kind", equalTo("bought-together"))
                .body(
                        "items.product.productId",
                        contains(butter.productId().toString(), jam.productId().toString()))
                .body("items.why", contains("bought-together", "popular"))
                .body("items[0].because.productId", equalTo(bread.productId().toString()))
                .body("items[0].reason", equalTo("Bought together with Article " + bread.sku()))
                .body("items[0].product.variants[0].price.minor", equalTo(1000))
                .body("items[0].product.variants[0].availability.available", equalTo(10));
        counter.ask(null, "kind=complements&sku=" + butter.sku() + "&sku=NOT-THERE")
                .body(
                        "items.product.productId",
                        contains(bread.productId().toString(), jam.productId().toString()));
    }

    @Test
    void whatTheChannelCannotPromiseIsNotRecommendedThere() {
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(null, bread, butter, jam);

        // All ten of the butter are kept back.
        counter.tell(Inventory.policy(counter.channel(), 1, 100, 1, Map.of(butter.sku(), 10L), null));
        counter.awaitTogether(null, bread, jam);
        counter.ask(null, "kind=alternatives&product=" + bread.productId())
                .body("items.product.productId", contains(jam.productId().toString()))
                .body("items[0].product.variants[0].availability.available", equalTo(9));

        counter.tell(Inventory.policy(counter.channel(), 2, 100, 0, Map.of(), List.of()));
        counter.awaitTogether(null, bread);
        counter.tell(Inventory.policy(counter.channel(), 3, 10, 0, Map.of(), List.of(counter.store())));
        counter.awaitTogether(null, bread, butter, jam);
    }

    @Test
    void whatAnyOfThePersonBoughtLeavesAndComesBackWhenTheyPart() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.tell(Purchases.sale(Ids.next(), other, butter.sku()));
        counter.awaitTogether(other, bread, jam);
        counter.awaitTogether(one, bread, butter, jam);

        persons.merge(one, other);
        counter.awaitTogether(one, bread, jam);
        counter.awaitTogether(other, bread, jam);

        persons.part(one, other);
        counter.awaitTogether(one, bread, butter, jam);
        counter.awaitTogether(other, bread, jam);
    }

    @Test
    void whatIsInTheBasketIsNotRecommended() {
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(null, bread, butter, jam);
        assertThat(counter.recommended(null, "kind=complements&sku=" + bread.sku() + "&sku=" + butter.sku()))
                .containsExactly(jam.productId());
    }

    @Test
    void whatWasBoughtInAStoreLeaves() {
        UUID customer = Ids.next();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(customer, bread, butter, jam);

        // When a till sells butter to them, then it is gone for them, and for nobody else
        counter.tell(Purchases.sale(Ids.next(), customer, butter.sku()));
        counter.awaitTogether(customer, bread, jam);
        counter.awaitTogether(null, bread, butter, jam);
        assertThat(counter.recommended(customer, "kind=for-you")).containsOnly(bread.productId(), jam.productId());
        assertThat(counter.recommended(customer, "kind=alternatives&product=" + bread.productId()))
                .containsOnly(jam.productId());
        assertThat(counter.recommended(customer, "kind=complements&sku=" + bread.sku()))
                .containsOnly(jam.productId());
    }

    @Test
    void aReceiptWithACardAloneLeavesOnceTheCardIsKnown() {
        UUID customer = Ids.next();
        String card = "CARD-" + customer;
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.tell(Purchases.sale(Ids.next(), null, card, Instant.now(), butter.sku()));
        counter.awaitTogether(customer, bread, butter, jam);
        counter.tell(Purchases.registered(customer, card));
        counter.awaitTogether(customer, bread, jam);
    }

    @Test
    void aClaimedReceiptLeaves() {
        UUID customer = Ids.next();
        UUID purchase = Ids.next();
        counter.tell(Purchases.sale(purchase, null, bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(customer, bread, butter, jam);
        counter.tell(Purchases.claimed(purchase, 2, customer, bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(customer, bread);
    }

    @Test
    void aVoidedSaleComesBackAndAReturnedOneDoesNot() {
        UUID customer = Ids.next();
        UUID voided = Ids.next();
        UUID returned = Ids.next();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.tell(Purchases.sale(voided, customer, butter.sku()));
        counter.tell(Purchases.sale(returned, customer, jam.sku()));
        counter.awaitTogether(customer, bread);
        counter.tell(Purchases.returned(returned, 2, "RETURN", jam.sku()));
        counter.tell(Purchases.returned(voided, 2, "VOID", butter.sku()));
        counter.awaitTogether(customer, bread, butter);
    }

    @Test
    void whatIsLongAgoMayComeAgain() {
        UUID customer = Ids.next();
        Instant now = Instant.now();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.tell(Purchases.sale(Ids.next(), customer, null, now.minus(Duration.ofDays(89)), butter.sku()));
        counter.tell(Purchases.sale(Ids.next(), customer, null, now.minus(Duration.ofDays(91)), jam.sku()));
        counter.awaitTogether(customer, bread, jam);
    }

    @Test
    void aCategoryMayLetComeAgainWhatIsUsedUp() {
        UUID customer = Ids.next();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.tell(Purchases.sale(Ids.next(), customer, butter.sku()));
        counter.awaitTogether(customer, bread, jam);
        counter.shelf()
                .as("merchandiser")
                .body(Map.of("names", Map.of("fr", "Épicerie"), "position", 0, "againAfterDays", 0))
                .put("/categories/" + counter.category())
                .then()
                .statusCode(200);
        counter.awaitTogether(customer, bread, butter, jam);
        counter.ask(customer, "kind=for-you")
                .body("items[0].product.productId", equalTo(butter.productId().toString()))
                .body("items[0].why", equalTo("bought-before"));
    }

    @Test
    void whatIsNotToBeHadIsNotRecommended() {
        Article cheese = counter.article();
        Article ham = counter.article();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku(), cheese.sku(), ham.sku()));
        counter.awaitTogether(null, bread, butter, jam, cheese, ham);
        // When one is sold out, one withdrawn, one only shown, and one for another channel
        counter.stock(butter, 2, 0);
        var withdrawn = Shelf.product("Gone", "Gone", jam.sku());
        withdrawn.put("status", "WITHDRAWN");
        counter.shelf().putProduct(jam.productId(), withdrawn).statusCode(200);
        String elsewhere = counter.shelf().newChannel();
        counter.shelf()
                .restrict("shown-" + cheese.productId(), counter.channel(), "SHOW", cheese.productId())
                .statusCode(201);
        counter.shelf()
                .restrict("elsewhere-" + ham.productId(), elsewhere, "SELL", ham.productId())
                .statusCode(201);
        counter.awaitTogether(null, bread);
    }

    @Test
    void whatIsReservedToOthersIsNeitherRecommendedNorNamed() {
        // Given a private sale of butter
        UUID guest = Ids.next();
        counter.tell(Purchases.sale(bread.sku(), butter.sku(), jam.sku()));
        counter.awaitTogether(null, bread, butter, jam);
        Map<String, Object> sale = Offers.on(butter.sku(), Map.of("kind", "percentage", "basisPoints", 5000));
        sale.put("kind", "PRIVATE");
        sale.put("audience", Map.of("invited", true));
        Offers offers = new Offers(counter.shelf());
        offers.invite(offers.published(sale), guest).statusCode(200);
        // Then who is not invited meets it nowhere, and who is, at its price
        counter.awaitTogether(null, bread, jam);
        counter.awaitTogether(Ids.next(), bread, jam);
        counter.ask(null, "kind=bought-together&product=" + butter.productId()).statusCode(404);
        counter.ask(null, "kind=alternatives&product=" + butter.productId()).statusCode(404);
        counter.ask(null, "kind=complements&sku=" + butter.sku()).body("items.why", everyItem(equalTo("popular")));
        counter.awaitTogether(guest, bread, butter, jam);
        counter.ask(guest, "kind=alternatives&product=" + bread.productId() + "&limit=50")
                .body("items.product.variants.flatten().price.minor", hasItem(500));
    }

    @Test
    void alternativesAreOfTheSameCategoryTheLikestFirst() {
        Article dear = counter.article();
        counter.shelf().putPrices(dear.sku(), Shelf.price(90_000)).statusCode(200);
        counter.ask(null, "kind=alternatives&product=" + bread.productId())
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[2].product.productId", equalTo(dear.productId().toString()))
                .body("items.why", contains("alike", "alike", "alike"))
                .body("items[0].reason", equalTo("Like Article " + bread.sku()));
    }

    @Test
    void aNewProductIsAnsweredWithWhatIsPopular() {
        counter.tell(Purchases.sale(butter.sku()));
        counter.tell(Purchases.sale(butter.sku()));
        counter.tell(Purchases.sale(jam.sku()));
        counter.awaitTogether(null, bread, butter, jam);
        counter.ask(null, "kind=bought-together&product=" + bread.productId())
                .body("items.why", contains("popular", "popular"))
                .body("items[0].product.productId", equalTo(butter.productId().toString()));
    }

    @Test
    void whatIsGivenInPlaceOfSomethingElseIsNotCountedButKnown() {
        UUID customer = Ids.next();
        counter.tell(Purchases.sale(butter.sku()));
        counter.tell(Purchases.sale(jam.sku()));
        counter.tell(Purchases.replacement(customer, butter.sku(), bread.sku()));
        counter.awaitTogether(customer, bread, jam);
        counter.ask(null, "kind=bought-together&product=" + bread.productId())
                .body("items.why", contains("popular", "popular"));
    }

    @Test
    void badQuestionsAreToldSo() {
        counter.ask(null, "kind=").statusCode(400);
        counter.ask(null, "kind=magic").statusCode(400).body("violations[0].pointer", equalTo("kind"));
        counter.ask(null, "kind=bought-together").statusCode(400).body("violations[0].pointer", equalTo("product"));
        counter.ask(null, "kind=for-you&product=" + bread.productId()).statusCode(400);
        counter.ask(null, "kind=complements").statusCode(400).body("violations[0].pointer", equalTo("sku"));
        counter.ask(null, "kind=complements" + "&sku=X".repeat(51)).statusCode(400);
        counter.ask(null, "kind=complements&sku=%20").statusCode(400);
        counter.ask(null, "kind=complements&sku=X&limit=51").statusCode(400);
        counter.ask(null, "kind=for-you").statusCode(401);
        counter.ask(null, "kind=bought-together&product=" + Ids.next()).statusCode(404);
        given().get("/recommendations?kind=complements&sku=X&channel=nowhere")
                .then()
                .statusCode(422);
    }
}
