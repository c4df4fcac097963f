package org.unisson.catalog.price;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class PriceResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;
    private String sku;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        sku = shelf.newSku();
        shelf.newProduct(sku);
    }

    @Test
    void theChannelsPriceWinsAndAllPricesAreTold() {
        String channel = shelf.newChannel();

        shelf.putPrices(sku, Shelf.price(1999), Shelf.price(channel, 1799)).statusCode(201);
        shelf.putPrices(sku, Shelf.price(channel, 1799), Shelf.price(1999))
                .statusCode(200)
                .body("version", equalTo(1));

        given().get("/variants/" + sku)
                .then()
                .body("price.minor", equalTo(1999))
                .body("price.currency", equalTo("EUR"));
        given().get("/variants/" + sku + "?channel=" + channel).then().body("price.minor", equalTo(1799));
        var told = new Published(environment, codec).await(Topics.PRICES, sku, 1);
        assertThat(told).singleElement().satisfies(only -> assertThat(((PriceChanged) only.state()).getPrices())
                .hasSize(2));
    }

    @Test
    void aPriceOfThePastOrTheFutureIsNotShown() {
        Map<String, Object> money = Map.of("minor", 1, "currency", "EUR");
        shelf.putPrices(
                        sku,
                        Map.of("price", money, "validTo", "2001-01-01T00:00:00Z"),
                        Map.of("price", money, "validFrom", "2999-01-01T00:00:00Z"))
                .statusCode(201);

        given().get("/variants/" + sku).then().statusCode(200).body("price", nullValue());
    }

    @Test
    void whatCannotBeIsRefused() {
        String channel = shelf.newChannel();
        shelf.putPrices(sku, Shelf.price("nowhere", 1))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-channel"));
        shelf.putPrices("UNKNOWN", Shelf.price(1)).statusCode(422).body("type", equalTo("/problems/unknown-sku"));
        shelf.putPrices(sku, Map.of("channel", channel, "price", Map.of("minor", 1, "currency", "GBP")))
                .statusCode(422)
                .body("type", equalTo("/problems/currency-of-channel"));
        shelf.putPrices(sku, Shelf.price(-1)).statusCode(400).body("violations[0].pointer", equalTo("/prices/0"));
        shelf.putPrices(sku, Shelf.price(1), Shelf.price(2)).statusCode(400);
        shelf.putPrices(sku, Collections.nCopies(101, Shelf.price(1)).toArray()).statusCode(400);
        given().contentType(ContentType.JSON)
                .body(Map.of("prices", List.of()))
                .put("/prices/" + sku)
                .then()
                .statusCode(401);
        given().get("/variants/" + sku).then().body("price", nullValue());
    }

    @Test
    void oneBadItemDoesNotStopTheBatch() {
        var good = Map.of("sku", sku, "prices", List.of(Shelf.price(500)));
        var unknown = Map.of("sku", "UNKNOWN", "prices", List.of(Shelf.price(500)));
        var malformed = Map.of("sku", "not a sku", "prices", List.of());

        shelf.as("service")
                .body(Map.of("items", List.of(unknown, good, malformed, good)))
                .post("/prices/batch")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("rejected.index", contains(0, 2))
                .body("rejected.key", contains("UNKNOWN", "not a sku"))
                .body("rejected.problem.status", contains(422, 400));
        shelf.as("service")
                .body(Map.of("items", Collections.nCopies(501, good)))
                .post("/prices/batch")
                .then()
                .statusCode(413);
    }
}
