package org.unisson.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.quote.Offers;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What a lost replication slot may have dropped is told again. */
@QuarkusTest
@CatalogTest
class RepublishingTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    @Test
    void theStateOfEveryTopicIsToldAgainUnderItsIdAndVersion() throws Throwable {
        Shelf shelf = new Shelf(environment);
        String channel = shelf.newChannel();
        String sku = shelf.newSku();
        UUID productId = shelf.newProduct(sku);
        shelf.putPrices(sku, Shelf.price(channel, 1999)).statusCode(201);
        UUID operation = new Offers(shelf).percentOff(sku, 1000, Map.of());

        String review = given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + environment.customerToken(Ids.next()))
                .body(Map.of("rating", 5, "title", "Bien", "language", "fr"))
                .put("/products/" + productId + "/reviews/own")
                .then()
                .statusCode(201)
                .extract()
                .path("reviewId");

        shelf.restrict("republished", channel, "SELL", productId).statusCode(201);
        new Published(environment, codec).await(Topics.ASSORTMENTS, productId.toString(), 1);

        for (StateRepublisher republisher : republishers) {
            assertThat(VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH)))
                    .isPositive();
        }

        assertThat(republishers)
                .extracting(StateRepublisher::subject)
                .containsOnly(
                        "channels",
                        "products",
                        "assortments",
                        "prices",
                        "operations",
                        "quote-keys",
                        "reviews",
                        "brands");
        assertToldTwice(Topics.CHANNELS, channel);
        assertToldTwice(Topics.PRODUCTS, productId.toString());
        assertToldTwice(Topics.ASSORTMENTS, productId.toString());
        assertToldTwice(Topics.PRICES, sku);
        assertToldTwice(Topics.OPERATIONS, operation.toString());
        assertToldTwice(Topics.REVIEWS, review);
    }

    private void assertToldTwice(Topic topic, String key) {
        var told = new Published(environment, codec).await(topic, key, 2);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(told.get(0));
    }
}
