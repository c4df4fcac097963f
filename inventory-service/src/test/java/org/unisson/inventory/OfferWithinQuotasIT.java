package org.unisson.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Delivery is offered of nothing that an order would be refused because of a quota. */
@QuarkusTest
@InventoryTest
class OfferWithinQuotasIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Quotas quotas;
    private String sku;

    @BeforeEach
    void twoHereAndTwoThere() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        sku = shop.newSkuAt(shop.newWarehouse(), 2);
        shop.stocked(sku, shop.newWarehouse(), 2);
    }

    @Test
    void noMoreThanItsPieces() {
        quotas.newOn(sku, Map.of("pieces", 1));

        asked(1).body("options[0].offered", equalTo(true));
        asked(2).body("options.offered", contains(false, false), "options[0].reasons", contains("QUOTA_REACHED"));
    }

    @Test
    void nothingBeforeTheSaleBegins() {
        quotas.newOn(sku, Map.of("from", Instant.now().plusSeconds(3_600).toString()));

        asked(1).body("options.offered", contains(false, false), "options[1].reasons", contains("NOT_ON_SALE"));
    }

    @Test
    void aLimitedEditionComesFromOnePlace() {
        asked(3).body("options[0].offered", equalTo(true), "options[0].parcels", equalTo(2));

        quotas.newOn(sku, Map.of("substitution", false));

        asked(2).body("options[0].offered", equalTo(true), "options[0].parcels", equalTo(1));
        asked(3).body("options[0].offered", equalTo(false));
    }

    private ValidatableResponse asked(long pieces) {
        return shop.as("agent")
                .body(Map.of(
                        "channel",
                        "web-fr",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", pieces)),
                        "destination",
                        Map.of("country", "FR", "postcode", "69003")))
                .post("/delivery-options")
                .then()
                .statusCode(200);
    }
}
