package org.unisson.customer.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Consigned;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Who waits for a late parcel is not asked to buy more. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class R19_LateDeliveryIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;
    private UUID customer;
    private Consigned goods;

    @BeforeEach
    void somebodyWaits() {
        api = new Api(environment);
        customer = api.registeredWithMarketing();
        goods = Consigned.of(customer);
    }

    @Test
    void aBrokenPromiseSilencesUntilTheDelivery() {
        tell(goods, 1, goods.changed(1, "PACKED"));
        tell(goods, 2, goods.broken(2, "PACKED"));
        tell(goods, 3, goods.changed(3, "SHIPPED"));
        assertThat(decidedNow())
                .containsEntry("outcome", "SUPPRESS")
                .containsEntry("reason", "DELIVERY_LATE")
                .containsEntry("evidence", goods.id().toString());
        assertThat(api.timeline(customer, "PROMISE_BROKEN"))
                .containsExactly(goods.order().toString());

        tell(goods, 4, goods.changed(4, "DELIVERED"));
        assertThat(decidedNow()).containsEntry("outcome", "SEND").containsEntry("reason", "DUE");
    }

    @Test
    void aPromiseFoundBrokenAfterTheDeliverySilencesNobody() {
        tell(goods, 4, goods.changed(4, "DELIVERED"));
        tell(goods, 5, goods.broken(5, "SHIPPED"));
        assertThat(decidedNow()).containsEntry("reason", "DUE");
    }

    @Test
    void ofTwoConsignmentsOfAnOrderEachCounts() {
        Consigned other = goods.sibling();
        tell(goods, 2, goods.broken(2, "SHIPPED"));
        tell(other, 2, other.broken(2, "PACKED"));
        tell(goods, 3, goods.changed(3, "DELIVERED"));
        assertThat(decidedNow())
                .containsEntry("reason", "DELIVERY_LATE")
                .containsEntry("evidence", other.id().toString());
        assertThat(api.timeline(customer, "PROMISE_BROKEN")).hasSize(2);

        tell(other, 3, other.changed(3, "CLOSED"));
        assertThat(decidedNow()).containsEntry("reason", "DUE");
    }

    @Test
    void aBrokenPromiseToldAgainIsNotOpenAgain() {
        for (int repeat = 0; repeat < 3; repeat++) {
            tell(goods, 2, goods.broken(2, "PACKED"));
            tell(goods, 3, goods.changed(3, "COLLECTED"));
        }
        assertThat(decidedNow()).containsEntry("reason", "DUE");
        assertThat(api.timeline(customer, "PROMISE_BROKEN")).hasSize(1);
    }

    @Test
    void goodsOnTheirWayInTimeAndOthersLateGoodsSilenceNobody() {
        Consigned others = Consigned.of(api.registered(Map.of()));
        tell(others, 2, others.broken(2, "PACKED"));
        tell(goods, 1, goods.changed(1, "SHIPPED"));
        assertThat(decidedNow()).containsEntry("reason", "DUE");
    }

    /** R34 for deliveries; the bound is 5 s in tests. */
    @Test
    void aSilentFeedOfDeliveriesStopsReminders() {
        Instant due = Events.now().plusMillis(5_500);
        UUID cart = abandoned(due);
        feed.watermark(Topics.ORDERS, due);
        feed.watermark(Topics.PURCHASES, due);
        assertThat(decided(cart))
                .containsEntry("outcome", "SUPPRESS")
                .containsEntry("reason", "CONSIGNMENT_FEED_STALE");
    }

    private void tell(Consigned one, long version, SpecificRecord event) {
        feed.send(Topics.CONSIGNMENTS, one.id(), version, event);
    }

    /** The decision on a cart that is due now, with everything known that was told before. */
    private Map<String, Object> decidedNow() {
        UUID cart = abandoned(Events.now());
        Instant asOf = Events.now();
        feed.watermark(Topics.ORDERS, asOf);
        feed.watermark(Topics.PURCHASES, asOf);
        feed.watermark(Topics.CONSIGNMENTS, asOf);
        return decided(cart);
    }

    private UUID abandoned(Instant at) {
        UUID cart = UUID.randomUUID();
        feed.send(
                Topics.CARTS,
                cart,
                1,
                Events.abandoned(cart, 1, customer, Events.now().minusSeconds(3_600), at, "S1"));
        return cart;
    }

    private Map<String, Object> decided(UUID cart) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> decisions(cart), list -> list.size() == 1)
                .getFirst();
    }

    private List<Map<String, Object>> decisions(UUID cart) {
        return api.asService()
                .get("/decisions?cart=" + cart)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
