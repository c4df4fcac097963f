package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.SentPieces;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A store or a sender that closes while goods are between them. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ShipToStoreClosingTest {

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
    void aStoreThatClosesWhileItIsOnItsWayHandsNothingOut() {
        Consigning order = ordered(2);
        String consignment = sent(order);

        others.close(store);

        order.until(consignment, seen -> seen.getString("status").equals("CLOSED"));
        ConsignmentChanged last =
                changes(told.of(Topics.CONSIGNMENTS, consignment, 5)).getLast();
        assertThat(last.getLines().getFirst().getSent()).isEqualTo(new SentPieces(2L, 0L, 2L, 0L));
        order.tell(service, consignment, "arrive", Map.of()).then().statusCode(409);
        String elsewhere = others.store();
        shop.resourced(
                order.order, 5, UUID.fromString(consignment), sender, List.of(order.reserved(elsewhere, 2)), List.of());
        await().atMost(90, SECONDS).until(() -> order.all().size() == 2);
        assertThat(order.one(order.at(elsewhere)).getString("pickupLocation")).isNull();
    }

    @Test
    void beforeItIsSentEitherClosingPlaceEndsItAndAfterwardsNotTheSender() {
        Consigning early = ordered(1);
        Consigning late = ordered(1);
        String waiting = early.at(sender);
        String under = sent(late);

        others.close(sender);

        early.until(waiting, seen -> seen.getString("status").equals("CLOSED"));
        assertThat(changes(told.of(Topics.CONSIGNMENTS, waiting, 2))
                        .getLast()
                        .getLines()
                        .getFirst()
                        .getSent())
                .isNull();
        late.done(under, "arrive", Map.of());
        late.done(under, "ready", Map.of());
        late.done(under, "collect", Map.of("code", late.one(under).getString("pickup.code")));
        shop.until(customer, late.order, "FULFILLED");
    }

    private static List<ConsignmentChanged> changes(List<Told.Fact> facts) {
        return facts.stream()
                .map(Told.Fact::payload)
                .filter(ConsignmentChanged.class::isInstance)
                .map(ConsignmentChanged.class::cast)
                .toList();
    }
}
