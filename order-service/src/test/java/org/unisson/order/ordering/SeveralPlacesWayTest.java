package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.ordering.Editing.alsoSends;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.consignment.Consigning;
import org.unisson.order.testing.Others;

/** A line whose pieces lie in several places, of which one sends nothing, is handed out another way all the same. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SeveralPlacesWayTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private Editing edits;
    private String customer;
    private String service;
    private String store;
    private String sender;
    private String warehouse;
    private UUID order;
    private String line;

    @BeforeEach
    void onePieceInTheStoreWhereItIsCollectedAndTwoThatAreSentToIt() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        store = others.store();
        sender = others.store();
        warehouse = others.store();
        alsoSends(shop, others, sender);
        alsoSends(shop, others, warehouse);
        edits = new Editing(shop, service, sender);
        collected(Map.of(store, 1L, sender, 2L));
    }

    @Test
    void whatIsFoundIsSentWithWhatWaitedForIt() {
        String asked = at(store);
        String etag = edits.etag(order);
        edits.ship(order, line, etag).then().statusCode(202).body("lines[0].method", equalTo("PICKUP"));
        assertThat(open()).containsExactlyInAnyOrder("2 PICKUP ALLOCATED " + sender);
        edits.ship(order, line, etag)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/being-sought"))
                .body("violations[0].pointer", equalTo("/lines/" + line))
                .body("violations[0].message", containsString("1 piece is being looked for"));

        answered(asked, warehouse, 2);
        answered(asked, warehouse, 2);

        await().atMost(SOON).until(() -> method().equals("SHIP"));
        assertThat(open()).containsExactlyInAnyOrder("2 SHIP ALLOCATED " + sender, "1 SHIP ALLOCATED " + warehouse);
        assertThat(versions("what")).containsExactly("PLACED", "FULFILMENT_CHANGED");
        assertThat(versions("quantity")).containsExactly(null, null);
    }

    @Test
    void whatIsNotFoundStaysWithWhatWaitedForIt() {
        String asked = at(store);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);

        answered(asked, store, 2);

        await().atMost(SOON).until(() -> versions("what").contains("FULFILMENT_KEPT"));
        assertThat(method()).isEqualTo("PICKUP");
        assertThat(open()).containsExactlyInAnyOrder("2 PICKUP ALLOCATED " + sender, "1 PICKUP ALLOCATED " + store);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);
    }

    @Test
    void whatIsPickedMeanwhileKeepsItsWayAndItIsSaidHowManyDidNot() {
        String asked = at(store);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);
        shop.command(service)
                .body(Map.of())
                .post("/consignments/" + at(sender) + "/pick")
                .then()
                .statusCode(200);

        answered(asked, warehouse, 2);

        await().atMost(SOON).until(() -> versions("what").contains("FULFILMENT_CHANGED"));
        assertThat(open()).containsExactlyInAnyOrder("2 PICKUP PICKED " + sender, "1 SHIP ALLOCATED " + warehouse);
        assertThat(versions("quantity")).containsExactly(null, 1);
        assertThat(method()).isEqualTo("PICKUP");
        edits.ship(order, line, edits.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late-to-change"))
                .body("violations[0].message", containsString("2 pieces are PICKED at " + sender))
                .body("violations[0].message", containsString("1 piece is not picked yet"));
    }

    @Test
    void whatIsNotFoundOnTheShelfMeanwhileIsLookedForTheOldWay() {
        String asked = at(store);
        String missed = at(sender);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);
        shop.command(service)
                .body(Map.of("notFound", List.of(Map.of("lineId", line, "quantity", 2))))
                .post("/consignments/" + missed + "/pick")
                .then()
                .statusCode(200);

        answered(asked, warehouse, 2);
        resourced(missed, sender, warehouse, 2, 3, store);

        await().atMost(SOON).until(() -> open().size() == 2);
        assertThat(open())
                .containsExactlyInAnyOrder("1 SHIP ALLOCATED " + warehouse, "2 PICKUP ALLOCATED " + warehouse);
        assertThat(versions("quantity")).containsExactly(null, 1);
        // Now that it is there, the rest can be sent too, from where it is.
        edits.ship(order, line, edits.etag(order)).then().statusCode(200).body("lines[0].method", equalTo("SHIP"));
        assertThat(open()).containsExactlyInAnyOrder("1 SHIP ALLOCATED " + warehouse, "2 SHIP ALLOCATED " + warehouse);
    }

    @Test
    void whatIsCancelledMeanwhileIsNotSent() {
        String asked = at(store);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);
        shop.command(customer)
                .body(Map.of("quantity", 2))
                .post("/orders/" + order + "/lines/" + line + "/cancellation")
                .then()
                .statusCode(200)
                .body("givenBack.location", equalTo(List.of(sender)));

        answered(asked, warehouse, 2);

        await().atMost(SOON).until(() -> method().equals("SHIP"));
        assertThat(open()).containsExactlyInAnyOrder("1 SHIP ALLOCATED " + warehouse);
        new Charges(shop, environment.token("admin")).awaitRefunded(order, 20_00);
    }

    @Test
    void ofSeveralPlacesThatSendNothingEachIsAskedForByItself() {
        String mute = others.store();
        collected(Map.of(store, 1L, mute, 2L));
        String first = at(store);
        String second = at(mute);
        edits.ship(order, line, edits.etag(order)).then().statusCode(202);

        answered(first, warehouse, 2);
        await().atMost(SOON).until(() -> versions("what").contains("FULFILMENT_CHANGED"));
        assertThat(versions("quantity")).containsExactly(null, 1);
        resourced(second, mute, warehouse, 2, 3, null);

        await().atMost(SOON).until(() -> method().equals("SHIP"));
        assertThat(open()).containsExactlyInAnyOrder("1 SHIP ALLOCATED " + warehouse, "2 SHIP ALLOCATED " + warehouse);
        assertThat(versions("what")).containsExactly("PLACED", "FULFILMENT_CHANGED", "FULFILMENT_CHANGED");
    }

    private void collected(Map<String, Long> pieces) {
        order = new Consigning(shop, customer, service, "PICKUP", store, pieces).order;
        line = edits.line(order, 0);
    }

    /** Of the one piece that lay in the store. */
    private void answered(String asked, String location, long version) {
        resourced(asked, store, location, 1, version, null);
    }

    private void resourced(String asked, String from, String location, long pieces, long version, String collectedAt) {
        shop.resourced(
                order,
                version,
                UUID.fromString(asked),
                from,
                List.of(new ReservedLine(
                        UUID.fromString(line),
                        shop.order(service, order).getString("lines[0].sku"),
                        location,
                        pieces,
                        null,
                        null)),
                List.of(),
                collectedAt);
    }

    private String at(String location) {
        return edits.consignments(order).getString("find { it.location == '" + location + "' }.consignmentId");
    }

    private String method() {
        return shop.order(service, order).getString("lines[0].method");
    }

    /** What is to be handed out: pieces, way, how far, where. */
    private List<String> open() {
        JsonPath all = edits.consignments(order);
        return all.getList("findAll { it.lines[0].open > 0 }.collect { it.lines[0].open + ' ' + it.method + ' '"
                + " + it.status + ' ' + it.location }");
    }

    private List<Object> versions(String figure) {
        return shop.read(service)
                .get("/orders/" + order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(figure);
    }
}
