package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.PickupReady;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.SentPieces;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What is collected in one store and lies in another: sent, arrived, ready, collected, or not. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ShipToStoreTest {

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
    private String sender;
    private String store;

    @BeforeEach
    void twoStores() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        sender = others.store();
        store = others.store();
    }

    private Consigning ordered(long pieces) {
        return new Consigning(shop, customer, service, "PICKUP", store, Map.of(sender, pieces));
    }

    private String sent(Consigning order) {
        String consignment = order.at(sender);
        order.ship(consignment);
        return consignment;
    }

    @Test
    void eachPlaceDoesItsPartAndTheCustomerCollectsInTheStore() {
        Consigning order = ordered(2);
        String consignment = order.at(sender);
        String there = environment.token(TokenRequest.of("associate").inStores(sender));
        String here = environment.token(TokenRequest.of("associate").inStores(store));

        order.tell(here, consignment, "pick", Map.of()).then().statusCode(403);
        order.tell(there, consignment, "pick", Map.of()).then().statusCode(200);
        order.tell(there, consignment, "ready", Map.of()).then().statusCode(403);
        order.done(consignment, "pack", Map.of());
        order.tell(service, consignment, "ready", Map.of()).then().statusCode(409);
        assertThat(toDo(sender)).containsExactly(consignment);
        assertThat(toDo(store)).isEmpty();
        order.tell(there, consignment, "ship", Map.of("carrier", "Post", "trackingNumber", consignment))
                .then()
                .statusCode(200)
                .body("status", equalTo("SHIPPED"), "pickupLocation", equalTo(store))
                .body("lines[0].open", equalTo(2), "lines[0].handedOver", equalTo(0));
        assertThat(toDo(sender)).isEmpty();
        assertThat(toDo(store)).containsExactly(consignment);

        order.tell(service, consignment, "ready", Map.of()).then().statusCode(409);
        order.tell(there, consignment, "arrive", Map.of()).then().statusCode(403);
        order.tell(here, consignment, "arrive", Map.of()).then().statusCode(200).body("status", equalTo("ARRIVED"));
        String arrivedAt = order.one(consignment).getString("arrivedAt");
        order.tell(here, consignment, "arrive", Map.of()).then().statusCode(200);
        assertThat(order.one(consignment).getString("arrivedAt")).isEqualTo(arrivedAt);
        order.tell(here, consignment, "ready", Map.of()).then().statusCode(200);
        assertThat(shop.order(customer, order.order).getString("status")).isEqualTo("CONFIRMED");
        String code = order.one(consignment).getString("pickup.code");
        order.tell(here, consignment, "collect", Map.of("code", code)).then().statusCode(200);

        shop.until(customer, order.order, "FULFILLED");
        assertThat(toDo(store)).isEmpty();
        List<Told.Fact> facts = told.of(Topics.CONSIGNMENTS, consignment, 8);
        assertThat(facts)
                .filteredOn(fact -> fact.payload() instanceof PickupReady)
                .singleElement()
                .satisfies(fact ->
                        assertThat(((PickupReady) fact.payload()).getLocation()).isEqualTo(store));
        assertThat(changes(facts))
                .extracting(ConsignmentChanged::getStatus)
                .containsExactly("ALLOCATED", "PICKED", "PACKED", "SHIPPED", "SHIPPED", "READY", "COLLECTED");
        ConsignmentChanged last = changes(facts).getLast();
        assertThat(last.getLines().getFirst().getSent()).isEqualTo(new SentPieces(2L, 0L, 0L, 0L));
        assertThat(last.getArrivedAt()).isNotNull();
        assertThat(last.getPickupLocation()).isEqualTo(store);
    }

    @Test
    void theCarriersWordIsAnArrivalAndTheStoreMayStillMissSomething() {
        Consigning order = ordered(3);
        String consignment = sent(order);

        shop.command(service)
                .body(Map.of("carrier", "Post", "trackingNumber", consignment))
                .post("/deliveries")
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"));
        order.done(consignment, "arrive", order.missing(1)).body("lines[0].notFound", equalTo(1));
        order.tell(service, consignment, "arrive", order.missing(3)).then().statusCode(409);

        ConsignmentChanged last =
                changes(told.of(Topics.CONSIGNMENTS, consignment, 6)).getLast();
        assertThat(last.getLines().getFirst().getSent()).isEqualTo(new SentPieces(3L, 1L, 0L, 0L));
        assertThat(last.getStatus()).isEqualTo("SHIPPED");
    }

    @Test
    void whatIsLostOnTheWayIsSentAgainOrRefunded() {
        Consigning order = ordered(3);
        String consignment = sent(order);
        String third = others.store();

        order.done(consignment, "arrive", order.missing(3)).body("status", equalTo("CLOSED"));
        shop.resourced(
                order.order,
                5,
                UUID.fromString(consignment),
                sender,
                List.of(order.reserved(third, 1), order.reserved(store, 1)),
                List.of(new UnavailableLine(UUID.fromString(order.line), order.sku, 1L)),
                store);

        await().atMost(90, SECONDS).until(() -> order.all().size() == 3);
        assertThat(order.one(order.at(third)).getString("pickupLocation")).isEqualTo(store);
        assertThat(order.one(order.at(store)).getString("pickupLocation")).isNull();
        assertThat(order.one(order.at(third)).getString("promisedBy"))
                .isEqualTo(order.one(consignment).getString("promisedBy"));
        order.awaitRefunded(environment.token("admin"), 10_00);
        order.tell(service, consignment, "arrive", Map.of()).then().statusCode(409);
    }

    @Test
    void whatNobodyComesForStaysInTheStoreAndIsRefunded() {
        Consigning order = ordered(2);
        String consignment = sent(order);
        order.done(consignment, "arrive", Map.of());
        order.done(
                consignment,
                "ready",
                Map.of("collectBy", Instant.now().plusSeconds(5).toString()));

        assertThat(shop.until(customer, order.order, "CANCELLED").getString("reason"))
                .isEqualTo("NOT_COLLECTED");
        order.awaitRefunded(environment.token("admin"), 20_00);
        order.tell(service, consignment, "arrive", Map.of()).then().statusCode(409);
        order.tell(service, consignment, "collect", Map.of("code", "123456"))
                .then()
                .statusCode(409);
        ConsignmentChanged last =
                changes(told.of(Topics.CONSIGNMENTS, consignment, 8)).getLast();
        assertThat(last.getLines().getFirst().getSent()).isEqualTo(new SentPieces(2L, 0L, 0L, 2L));
        String purchase = shop.order(customer, order.order).getString("purchaseId");
        assertThat(told.of(Topics.PURCHASES, purchase, 2).getLast().payload())
                .isInstanceOfSatisfying(PurchaseReturned.class, event -> assertThat(event.getLocation())
                        .isEqualTo(store));
    }

    @Test
    void collectedAndArrivedByManyAtOnceItHappensOnce() throws Exception {
        Consigning order = ordered(1);
        String consignment = sent(order);
        assertThat(order.atOnce(4, consignment, "arrive", Map.of())).containsOnly(200);
        order.done(consignment, "ready", Map.of());
        String code = order.one(consignment).getString("pickup.code");

        assertThat(order.atOnce(4, consignment, "collect", Map.of("code", code)))
                .containsOnly(200);

        assertThat(order.one(consignment).getLong("version")).isEqualTo(8);
        shop.until(customer, order.order, "FULFILLED");
    }

    private List<String> toDo(String location) {
        return shop.read(service)
                .get("/consignments?location=" + location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.consignmentId");
    }

    private static List<ConsignmentChanged> changes(List<Told.Fact> facts) {
        return facts.stream()
                .map(Told.Fact::payload)
                .filter(ConsignmentChanged.class::isInstance)
                .map(ConsignmentChanged.class::cast)
                .toList();
    }
}
