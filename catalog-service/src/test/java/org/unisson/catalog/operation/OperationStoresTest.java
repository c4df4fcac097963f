package org.unisson.catalog.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Inventory;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** R24: is the store near me part of it? */
@QuarkusTest
@CatalogTest
class OperationStoresTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Test
    void theStoresNearbySayYesOrNo() {
        Shelf shelf = new Shelf(environment);
        Inventory inventory = new Inventory(sender);
        String sku = shelf.newSku();
        shelf.newProduct(sku);
        String part = inventory.newStore();
        String none = inventory.newStore();
        UUID operation = new Offers(shelf).percentOff(sku, 1000, Map.of("stores", List.of(part)));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonPath answer = given().get("/operations/" + operation + "/stores?lat=45.76&lon=4.85&limit=200")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(takesPart(answer, part)).containsExactly(true);
            assertThat(takesPart(answer, none)).containsExactly(false);
            assertThat(answer.getLong("stores[0].metres")).isBetween(0L, 2_000L);
        });
        JsonPath byPostcode = given().get("/operations/" + operation + "/stores?postcode=69003&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(takesPart(byPostcode, part)).containsExactly(true);
        given().get("/operations/" + operation + "/stores").then().statusCode(400);
        given().get("/operations/" + operation + "/stores?lat=91&lon=0").then().statusCode(400);
        given().get("/operations/" + UUID.randomUUID() + "/stores?postcode=69003")
                .then()
                .statusCode(404);
    }

    private static List<Object> takesPart(JsonPath answer, String gln) {
        return answer.getList("stores.findAll { it.gln == '" + gln + "' }.takesPart");
    }
}
