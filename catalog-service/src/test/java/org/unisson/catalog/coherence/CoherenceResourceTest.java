package org.unisson.catalog.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.catalog.Shelf;
import org.unisson.catalog.events.OperationChanged;
import org.unisson.catalog.events.PriceIncoherenceEnded;
import org.unisson.catalog.events.PriceIncoherenceFound;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

@QuarkusTest
@CatalogTest
class CoherenceResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Shelf shelf;
    private Offers offers;
    private String sku;
    private String web;
    private String other;

    @BeforeEach
    void open() {
        shelf = new Shelf(environment);
        offers = new Offers(shelf);
        sku = shelf.newSku();
        shelf.newProduct(sku);
        web = shelf.newChannel();
        other = shelf.newChannel();
        shelf.putPrices(sku, Shelf.price(2000), Shelf.price(web, 2000), Shelf.price(other, 1700))
                .statusCode(201);
    }

    @Test
    void anOperationThatWouldContradictAnotherPriceIsRefusedWithThePair() {
        UUID operation = Ids.next();
        offers.put(operation, onTheWeb(1000)).statusCode(200).body("status", equalTo("DRAFT"));

        offers.publish(operation)
                .statusCode(409)
                .body("type", equalTo("/problems/prices-incoherent"))
                .body("violations[0].pointer", equalTo(sku))
                .body("violations[0].message", containsString("1800 EUR on " + web))
                .body("violations[0].message", containsString("1700 EUR on " + other));

        offers.put(operation, onTheWeb(2000)).statusCode(200);
        offers.publish(operation).statusCode(200).body("status", equalTo("LIVE"));
        assertThat(new Published(environment, codec).await(Topics.OPERATIONS, operation.toString(), 1))
                .first()
                .satisfies(told -> assertThat(((OperationChanged) told.state()).getStatus())
                        .isEqualTo("LIVE"));
    }

    @Test
    void aPriceThatWouldIsRefusedToo() {
        offers.published(onTheWeb(2000));

        shelf.putPrices(sku, Shelf.price(2000), Shelf.price(web, 2000), Shelf.price(other, 1599))
                .statusCode(409)
                .body("type", equalTo("/problems/prices-incoherent"));
        shelf.putPrices(sku, Shelf.price(2000), Shelf.price(web, 2000), Shelf.price(other, 1600))
                .statusCode(200);
    }

    @Test
    void whatArisesOtherwiseIsFoundAndItsEndToo() {
        offers.published(onTheWeb(2000));
        shelf.as("service")
                .body(Map.of("prices", List.of(Shelf.price(2000), Shelf.price(web, 2000), Shelf.price(other, 1000))))
                .put("/prices/" + sku + "?guard=report")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lasting()).hasSize(1));
        shelf.putPrices(sku, Shelf.price(2000)).statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lasting()).isEmpty());

        var told = new Published(environment, codec).await(Topics.COHERENCE, sku, 2);
        assertThat(told.get(0).state()).isInstanceOfSatisfying(PriceIncoherenceFound.class, found -> {
            assertThat(found.getReduced().getChannel()).isEqualTo(web);
            assertThat(found.getCheaper().getPrice().getMinor()).isEqualTo(1000);
        });
        assertThat(told.get(1).state()).isInstanceOf(PriceIncoherenceEnded.class);
    }

    private List<Object> lasting() {
        JsonPath page = shelf.as("merchandiser")
                .get("/incoherences?open=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return page.getList("items.findAll { it.incoherence.sku == '" + sku + "' && it.incoherence.cheaper.channel == '"
                + other + "' }");
    }

    private Map<String, Object> onTheWeb(int basisPoints) {
        Map<String, Object> content = Offers.on(sku, Map.of("kind", "percentage", "basisPoints", basisPoints));
        content.put("channels", List.of(web));
        return content;
    }
}
