package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.ordering.Editing.alsoSends;
import static org.unisson.order.ordering.Editing.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** Goods whose place does not serve the way that is wanted are sought elsewhere, and stay as they were where they are not. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class EditSoughtTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private Editing orders;
    private String service;
    private String store;
    private String warehouse;
    private UUID order;
    private String line;
    private String consignment;

    @BeforeEach
    void aPieceThatIsCollectedInAStoreWhichSendsNothing() {
        service = environment.token("service");
        store = others.store();
        warehouse = others.store();
        alsoSends(shop, others, warehouse);
        orders = new Editing(shop, service, store);
        order = orders.placed(1, Map.of("method", "PICKUP", "location", store));
        orders.reserved(order);
        shop.until(service, order, "CONFIRMED");
        line = orders.line(order, 0);
        consignment = orders.consignments(order).getString("[0].consignmentId");
    }

    @Test
    void whatIsFoundElsewhereIsSentFromThere() {
        String etag = orders.etag(order);
        orders.ship(order, line, etag).then().statusCode(202).body("lines[0].method", equalTo("PICKUP"));
        orders.ship(order, line, etag).then().statusCode(409).body("type", equalTo("/problems/being-sought"));
        var asked = (ConsignmentChanged)
                told.of(Topics.CONSIGNMENTS, consignment, 2).getLast().payload();
        assertThat(asked.getOrHere()).isTrue();
        assertThat(asked.getMethod()).isEqualTo("SHIP");
        assertThat(asked.getLines().getFirst().getWithdrawn()).isEqualTo(1);

        answered(warehouse);
        answered(warehouse);

        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        shop.order(service, order).getString("lines[0].method").equals("SHIP"));
        assertThat(open("location")).containsExactly(warehouse);
        assertThat(open("method")).containsExactly("SHIP");
        assertThat(versions()).containsExactly("PLACED", "FULFILMENT_CHANGED");
        assertThat(shop.order(service, order).getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void whatIsNotFoundElsewhereStaysAsItWasAndCanBeAskedAgain() {
        orders.ship(order, line, orders.etag(order)).then().statusCode(202);

        answered(store);

        await().atMost(Duration.ofSeconds(90)).until(() -> versions().contains("FULFILMENT_KEPT"));
        assertThat(shop.order(service, order).getString("lines[0].method")).isEqualTo("PICKUP");
        assertThat(open("location")).containsExactly(store);
        assertThat(open("method")).containsExactly("PICKUP");
        orders.ship(order, line, orders.etag(order)).then().statusCode(202);
    }

    @Test
    void ofAnEditAndAPickAtOnceOneIsRefused() throws Exception {
        String etag = orders.etag(order);

        List<Integer> answers = atOnce(
                () -> orders.ship(order, line, etag),
                () -> shop.command(service).body(Map.of()).post("/consignments/" + consignment + "/pick"));

        assertThat(List.of(List.of(202, 409), List.of(409, 200))).contains(answers);
    }

    @Test
    void aPlaceWhereNothingCanBeCollectedIsRefusedAtOnce() {
        String closed = others.store();
        others.close(closed);

        orders.pickup(order, line, closed, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/cannot-collect"));
    }

    /** Inventory has set it aside there, of what was asked first. */
    private void answered(String location) {
        shop.resourced(
                order,
                2,
                UUID.fromString(consignment),
                store,
                List.of(new ReservedLine(
                        UUID.fromString(line),
                        shop.order(service, order).getString("lines[0].sku"),
                        location,
                        1L,
                        null,
                        null)),
                List.of());
    }

    /** Of what is to be handed out. */
    private List<String> open(String figure) {
        return orders.consignments(order).getList("findAll { it.status == 'ALLOCATED' }." + figure);
    }

    private List<String> versions() {
        return shop.read(service)
                .get("/orders/" + order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("what");
    }
}
