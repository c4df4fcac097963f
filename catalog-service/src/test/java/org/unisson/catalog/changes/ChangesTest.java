package org.unisson.catalog.changes;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

@QuarkusTest
@CatalogTest
class ChangesTest {

    @LocalStack.Injected
    Environment environment;

    @TestHTTPResource("/")
    URI service;

    @Inject
    EventSender sender;

    private final List<Listener> listeners = new ArrayList<>();
    private Shelf shelf;
    private String sku;
    private UUID productId;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        sku = shelf.newSku();
        productId = shelf.newProduct(sku);
    }

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
    }

    @Test
    void eachKindOfChangeIsTold() {
        Listener listener = listen();
        listener.await("event:snapshot");

        shelf.putPrices(sku, Shelf.price(1999)).statusCode(201);
        listener.await("event:price");
        listener.await("\"minor\":1999");

        Inventory inventory = new Inventory(sender);
        inventory.tell(Inventory.stock(inventory.newStore(), sku, 1, 5));
        listener.await("event:availability");
        listener.await("\"available\":5");

        shelf.putProduct(productId, Shelf.product("Chemise bleue", "Blue shirt", sku))
                .statusCode(200);
        listener.await("event:product");
        listener.await("Chemise bleue");
    }

    @Test
    void whatAChannelCanPromiseFromNowOnIsTold() {
        Inventory inventory = new Inventory(sender);
        String channel = shelf.newChannel();
        inventory.tell(Inventory.stock(inventory.newStore(), sku, 1, 5));
        Listener listener = listen("?channel=" + channel);
        listener.await("\"available\":5");

        inventory.tell(Inventory.policy(channel, 1, 100, 3, Map.of(), null));

        listener.await("event:availability");
        listener.await("\"available\":2");
    }

    @Test
    void aPriceThatBeginsByItselfIsTold() {
        Listener listener = listen();
        listener.await("event:snapshot");
        Instant soon = Instant.now().plusSeconds(3);

        shelf.putPrices(
                        sku,
                        Shelf.price(1999),
                        Map.of("price", Map.of("minor", 1499, "currency", "EUR"), "validFrom", soon.toString()))
                .statusCode(201);

        listener.await("\"minor\":1499");
    }

    @Test
    void aQuietStreamShowsThatItIsAlive() {
        listen().await(":alive");
    }

    @Test
    void anUnknownProductCannotBeWatched() {
        given().accept("text/event-stream")
                .get("/products/" + UUID.randomUUID() + "/changes")
                .then()
                .statusCode(404);
    }

    @Test
    void onlySoManyMayWatch() {
        for (int i = 0; i < 5; i++) {
            listen().await("event:snapshot");
        }

        given().accept("text/event-stream")
                .get("/products/" + productId + "/changes")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/too-many-watchers"));
        listeners.forEach(Listener::close);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Listener again = listen();
            again.await("event:snapshot");
        });
    }

    private Listener listen() {
        return listen("");
    }

    private Listener listen(String query) {
        Listener listener = new Listener(service.resolve("/products/" + productId + "/changes" + query));
        listeners.add(listener);
        return listener;
    }
}
