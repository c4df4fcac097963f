package org.unisson.catalog.recommendation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;

/** A store of its own with articles that no other has: what is recommended there is this test's alone. */
final class Counter {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Environment environment;
    private final Inventory inventory;
    private final EventSender sender;
    private final Shelf shelf;
    private final String store;
    private final String channel;
    private final String category = "c" + Ids.next().toString().replace("-", "");

    Counter(Environment environment, EventSender sender) {
        this.environment = environment;
        this.sender = sender;
        this.inventory = new Inventory(sender);
        this.shelf = new Shelf(environment);
        this.store = inventory.newStore();
        this.channel = shelf.newChannel();
    }

    /** A product of one SKU. */
    record Article(UUID productId, String sku) {}

    Shelf shelf() {
        return shelf;
    }

    String store() {
        return store;
    }

    String channel() {
        return channel;
    }

    /** Its category, in words. */
    String category() {
        return category;
    }

    /** In a category of this store's own, with ten pieces on the shelf. */
    Article article() {
        String sku = shelf.newSku();
        UUID productId = Ids.next();
        var product = Shelf.product("Article " + sku, "Article " + sku, sku);
        product.put("category", category);
        shelf.putProduct(productId, product).statusCode(201);
        shelf.putPrices(sku, Shelf.price(1000)).statusCode(201);
        inventory.tell(Inventory.stock(store, sku, 1, 10));
        Article article = new Article(productId, sku);
        await("stock of " + sku)
                .atMost(SOON)
                .until(() -> given().get("/variants/" + sku + "?location=" + store)
                                .jsonPath()
                                .getLong("availability.available")
                        == 10);
        return article;
    }

    void tell(Event event) {
        sender.send(event);
    }

    void stock(Article article, long version, long available) {
        inventory.tell(Inventory.stock(store, article.sku(), version, available));
    }

    ValidatableResponse ask(UUID customer, String query) {
        RequestSpecification asking = given();
        if (customer != null) {
            asking.header("Authorization", "Bearer " + environment.customerToken(customer));
        }
        return asking.header("Accept-Language", "en")
                .get("/recommendations?" + query + "&channel=" + channel + "&location=" + store)
                .then();
    }

    /** Ids of what is recommended, the best first. */
    List<UUID> recommended(UUID customer, String query) {
        return ask(customer, query).statusCode(200).extract().jsonPath().getList("items.product.productId", UUID.class);
    }

    List<UUID> together(UUID customer, Article article) {
        return recommended(customer, "kind=bought-together&limit=50&product=" + article.productId());
    }

    /** Waits until exactly these are recommended with the article, in whatever order. */
    void awaitTogether(UUID customer, Article article, Article... others) {
        List<UUID> expected = new ArrayList<>();
        for (Article other : others) {
            expected.add(other.productId());
        }
        await("recommended with " + article)
                .atMost(SOON)
                .until(
                        () -> together(customer, article),
                        found -> found.size() == expected.size() && found.containsAll(expected));
    }
}
