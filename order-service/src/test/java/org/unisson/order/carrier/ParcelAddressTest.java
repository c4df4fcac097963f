package org.unisson.order.carrier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.consignment.Consigning;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Where a parcel goes: until it has left its address can change, and few see it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ParcelAddressTest {

    private static final Map<String, Object> SANDBOX = Map.of("carrier", "sandbox");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private String customer;
    private String service;
    private String here;
    private Consigning order;
    private String consignment;

    @BeforeEach
    void anOrderToBeSent() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        here = others.store();
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L));
        consignment = order.at(here);
    }

    @Test
    void anotherAddressCancelsTheLabelUntilTheParcelHasLeft() {
        address(customer, "75001", "1 rue A").then().statusCode(200);
        order.done(consignment, "pick", Map.of());
        String former = label().then().statusCode(200).extract().path("trackingNumber");

        address(service, "69001", "2 rue B")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("givenBy", equalTo("STAFF"));
        address(service, "69001", "2 rue B").then().statusCode(200).body("version", equalTo(2));
        String number = label().then().statusCode(200).extract().path("trackingNumber");
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of()).body("parcel.trackingNumber", equalTo(number));

        assertThat(number).isNotEqualTo(former);
        await().atMost(40, SECONDS).until(() -> parcels("CANCELLED") == 1 && parcels("BOOKED") == 1);
        address(customer, "13001", "3 rue C").then().statusCode(409).body("type", endsWith("/already-shipped"));
        shop.read(customer)
                .get("/orders/" + order.order + "/address/versions")
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("[0].address.postcode", equalTo("75001"))
                .body("[1].address.postcode", equalTo("69001"))
                .body("[1].givenAt", notNullValue());
    }

    @Test
    void ofSeveralParcelsThoseThatHaveNotLeftGoToTheNewAddress() throws SQLException {
        String there = others.store();
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(here, 2L, there, 1L));
        consignment = order.at(here);
        address(customer, "75001", "1 rue A").then().statusCode(200);
        order.done(consignment, "pick", Map.of());
        label().then().statusCode(200);
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of());

        address(customer, "69001", "2 rue B").then().statusCode(200).body("version", equalTo(2));

        assertThat(parcels("BOOKED")).isEqualTo(1);
        assertThat(parcels("CANCELLED")).isZero();
        consignment = order.at(there);
        order.done(consignment, "pick", Map.of());
        label().then().statusCode(200);
        order.done(consignment, "pack", Map.of());
        order.done(consignment, "ship", Map.of());
        address(customer, "13001", "3 rue C")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-shipped"))
                .body("violations", hasSize(2));
    }

    @Test
    void anAddressThatComesWithTheOrderIsKeptAndOnlyRoughlyTold() {
        Map<String, Object> to = new HashMap<>(Map.of("name", "Ada", "city", "Paris", "country", "FR"));
        to.put("postcode", "75001");
        to.put("lines", List.of("1 rue A"));
        to.put("latitude", 48.8566);
        to.put("longitude", 2.3522);
        Map<String, Object> wanted = new HashMap<>(Map.of("channel", shop.web(), "method", "SHIP", "address", to));
        wanted.put("cardToken", "tok_visa");
        wanted.put("lines", List.of(Map.of("sku", shop.sku(10_00), "quantity", 1)));

        UUID placed = shop.command(customer)
                .body(wanted)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");

        shop.read(customer)
                .get("/orders/" + placed + "/address")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("givenBy", equalTo("OWNER"))
                .body("address.lines[0]", equalTo("1 rue A"));
        assertThat(told.of(Topics.ORDERS, placed.toString(), 1).getFirst().payload())
                .isInstanceOfSatisfying(OrderPlaced.class, event -> {
                    assertThat(event.getDestination().getLatitude()).isEqualTo(48.9);
                    assertThat(event.getDestination().getLongitude()).isEqualTo(2.4);
                    assertThat(event.toString()).doesNotContain("rue A").doesNotContain("Ada");
                });
    }

    @Test
    void theAddressIsForItsCustomerAndThoseWhoServeThem() {
        String stranger = environment.customerToken(Ids.next());
        address(customer, "75001", "1 rue A").then().statusCode(200);
        String address = "/orders/" + order.order + "/address";

        shop.read(stranger).get(address).then().statusCode(403);
        shop.read(null).get(address).then().statusCode(401);
        address(stranger, "13001", "3 rue C").then().statusCode(403);
        shop.read(environment.token("agent"))
                .get(address)
                .then()
                .statusCode(200)
                .body("address.lines[0]", equalTo("1 rue A"));
        shop.read(service)
                .get("/orders/" + UUID.randomUUID() + "/address")
                .then()
                .statusCode(404);
        String elsewhere = environment.token(TokenRequest.of("associate").inStores(others.store()));
        shop.read(elsewhere)
                .body(SANDBOX)
                .put("/consignments/" + consignment + "/label")
                .then()
                .statusCode(403);
    }

    private Response address(String by, String postcode, String street) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Ada", "city", "Ville", "country", "FR"));
        body.put("postcode", postcode);
        body.put("lines", List.of(street));
        return shop.read(by).body(body).put("/orders/" + order.order + "/address");
    }

    private Response label() {
        return shop.read(service).body(SANDBOX).put("/consignments/" + consignment + "/label");
    }

    /** What the carrier's own book says of this order. */
    private long parcels(String status) throws SQLException {
        return shop.number(
                "select count(*) from sandbox_parcel parcel join carrier_label label"
                        + " on parcel.reference = label.reference::text where label.consignment_id = ?::uuid"
                        + " and parcel.status = '" + status + "'",
                consignment);
    }
}
