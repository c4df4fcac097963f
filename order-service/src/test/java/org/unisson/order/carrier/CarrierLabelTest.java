package org.unisson.order.carrier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.consignment.Consigning;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** Where parcels go and who carries them: addresses that change, labels that are booked once, a carrier that is silent. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CarrierLabelTest {

    private static final Map<String, Object> SANDBOX = Map.of("carrier", "sandbox");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

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
    void whatIsPackedLeavesUnderTheNumberOfItsLabel() throws SQLException {
        address(customer, "75001", "1 rue A").then().statusCode(200).body("version", equalTo(1));
        label().then().statusCode(409).body("type", endsWith("/not-to-be-sent"));
        order.done(consignment, "pick", Map.of());
        String number = label().then()
                .statusCode(200)
                .body("status", equalTo("BOOKED"))
                .extract()
                .path("trackingNumber");
        order.done(consignment, "pack", Map.of());
        label().then().statusCode(200).body("trackingNumber", equalTo(number));

        order.done(consignment, "ship", Map.of())
                .body("status", equalTo("SHIPPED"))
                .body("parcel.carrier", equalTo("sandbox"))
                .body("parcel.trackingNumber", equalTo(number));
        await().atMost(40, SECONDS).until(this::isUsed);
        assertThat(parcels("BOOKED")).isEqualTo(1);

        shop.command(service)
                .body(Map.of("carrier", "sandbox", "trackingNumber", number))
                .post("/deliveries")
                .then()
                .statusCode(200)
                .body("status", equalTo("DELIVERED"));
    }

    @Test
    void withoutAnAddressOrALabelNothingIsBookedOrShipped() {
        order.done(consignment, "pick", Map.of());
        label().then().statusCode(409).body("type", endsWith("/no-address"));
        shop.read(service).get("/consignments/" + consignment + "/label").then().statusCode(404);
        order.done(consignment, "pack", Map.of());
        order.tell(service, consignment, "ship", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-label"));
        order.tell(service, consignment, "ship", Map.of("carrier", "Post"))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/trackingNumber"));
        shop.read(service)
                .body(Map.of("carrier", "nobody"))
                .put("/consignments/" + consignment + "/label")
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-carrier"));
    }

    @Test
    void aCarrierThatFallsSilentIsAskedAgainForTheSameParcel() throws SQLException {
        address(customer, "75099", "1 rue A").then().statusCode(200);
        order.done(consignment, "pick", Map.of());

        label().then().statusCode(503).body("type", endsWith("/carrier-unavailable"));
        shop.read(service)
                .get("/consignments/" + consignment + "/label")
                .then()
                .statusCode(200)
                .body("status", equalTo("REQUESTED"));
        label().then().statusCode(200).body("status", equalTo("BOOKED"));

        assertThat(parcels("BOOKED")).isEqualTo(1);
    }

    @Test
    void twoWhoAskAtOnceGetOneParcel() throws Exception {
        address(customer, "75001", "1 rue A").then().statusCode(200);
        order.done(consignment, "pick", Map.of());

        List<Future<Response>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                asked.add(threads.submit(this::label));
            }
        }

        List<String> numbers = new ArrayList<>();
        for (Future<Response> one : asked) {
            numbers.add(one.get().then().statusCode(200).extract().path("trackingNumber"));
        }
        assertThat(numbers).hasSize(6).containsOnly(numbers.getFirst());
        assertThat(parcels("BOOKED")).isEqualTo(1);
    }

    @Test
    void whatIsCancelledIsNotFetched() {
        address(customer, "75001", "1 rue A").then().statusCode(200);
        order.done(consignment, "pick", Map.of());
        label().then().statusCode(200);

        order.cancel(service, Map.of()).then().statusCode(200);

        await().atMost(40, SECONDS).until(() -> parcels("CANCELLED") == 1);
        shop.read(service).get("/consignments/" + consignment + "/label").then().statusCode(404);
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

    /** Whether nobody looks any more what is to become of its label. */
    private boolean isUsed() throws SQLException {
        return shop.number(
                        "select count(*) from carrier_label where consignment_id = ?::uuid and used and status = 'BOOKED'",
                        consignment)
                == 1;
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
