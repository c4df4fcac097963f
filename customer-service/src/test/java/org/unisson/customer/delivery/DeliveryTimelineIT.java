package org.unisson.customer.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.common.events.Money;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Consigned;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnedLine;
import org.unisson.schemas.Topics;

/** How goods come to customers, as their timelines show it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class DeliveryTimelineIT {

    private static final String ELSEWHERE = "3012345000024";
    private static final Instant UNTIL = Instant.parse("2026-03-09T18:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    private Api api;
    private Consigned goods;

    @BeforeEach
    void somebodyWaits() {
        api = new Api(environment);
        goods = Consigned.of(api.registered(Map.of()));
    }

    @Test
    void aParcelIsShippedAndDelivered() {
        tell(1, "ALLOCATED");
        tell(2, "PACKED");
        tell(3, "SHIPPED");
        tell(4, "DELIVERED");
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("DELIVERED", "SHIPPED", "PACKED"));
        assertThat(timeline().get(1))
                .containsEntry("summary", "Shipped 2 pieces with Colissimo 6A1")
                .containsEntry("detail", "Colissimo 6A1")
                .containsEntry("channel", "web-fr")
                .containsEntry("reference", goods.order().toString());
    }

    @Test
    void afterAGapTheLastStateTellsWhatLiesBehindIt() {
        tell(7, "DELIVERED");
        await().untilAsserted(() -> assertThat(kinds()).containsExactlyInAnyOrder("DELIVERED", "SHIPPED"));
    }

    @Test
    void whatLiesReadyIsShownWithUntilWhenAndIsCollected() {
        feed.send(Topics.CONSIGNMENTS, goods.id(), 3, goods.ready(3, UNTIL));
        tell(4, "READY");
        tell(5, "COLLECTED");
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("COLLECTED", "PICKUP_READY"));
        assertThat(timeline().getLast()).containsEntry("detail", UNTIL.toString());
    }

    @Test
    void whatNobodyCameForIsShown() {
        feed.send(Topics.CONSIGNMENTS, goods.id(), 3, goods.ready(3, UNTIL));
        tell(4, "READY");
        // In a batch of its own: until when it was kept is remembered.
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("PICKUP_READY"));
        tell(5, "CLOSED");
        tell(6, "CLOSED");
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("NOT_COLLECTED", "PICKUP_READY"));
    }

    @Test
    void whatComesThreeTimesIsThereOnceAlsoWhereTheInboxHasForgottenIt() throws SQLException {
        for (int repeat = 0; repeat < 3; repeat++) {
            tell(1, "ALLOCATED");
            feed.send(Topics.CONSIGNMENTS, goods.id(), 2, goods.broken(2, "ALLOCATED"));
            tell(3, "ALLOCATED");
            tell(4, "SHIPPED");
            tell(5, "DELIVERED");
        }
        await().untilAsserted(
                        () -> assertThat(kinds()).containsExactlyInAnyOrder("DELIVERED", "SHIPPED", "PROMISE_BROKEN"));
        List<Map<String, Object>> before = timeline();

        forget();
        tell(1, "ALLOCATED");
        feed.send(Topics.CONSIGNMENTS, goods.id(), 2, goods.broken(2, "ALLOCATED"));
        tell(5, "DELIVERED");
        awaitApplied(goods.id(), 5);

        assertThat(timeline()).isEqualTo(before);
    }

    @Test
    void goodsThatComeFromElsewhereOrNotAtAllAreShown() {
        tell(1, "ALLOCATED");
        tell(2, "CLOSED");
        feed.send(Topics.RESERVATIONS, goods.order(), 5, goods.resourced(5, 1, ELSEWHERE, 1));
        feed.send(Topics.RESERVATIONS, goods.order(), 5, goods.resourced(5, 1, ELSEWHERE, 1));
        await().untilAsserted(() -> assertThat(kinds()).containsExactlyInAnyOrder("RESOURCED", "UNAVAILABLE"));
        assertThat(timeline())
                .extracting(entry -> entry.get("summary"))
                .containsExactlyInAnyOrder(
                        "From " + ELSEWHERE + " instead of " + Events.STORE + ": 1 piece",
                        "Could not be had: 1 piece, refunded");
    }

    @Test
    void inventoryMayBeHeardOfBeforeTheConsignment() throws SQLException {
        feed.send(Topics.RESERVATIONS, goods.order(), 5, goods.resourced(5, 2, ELSEWHERE, 0));
        await().until(() -> waiting(goods.id()) == 1);
        assertThat(kinds()).isEmpty();
        tell(2, "CLOSED");
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("RESOURCED"));
        assertThat(waiting(goods.id())).isZero();
    }

    /** Both feeds at the same time: whichever comes first, none misses the other. */
    @Test
    void consignmentsAndResourcingsThatCrossFindEachOther() {
        List<Consigned> all =
                IntStream.range(0, 60).mapToObj(i -> goods.sibling()).toList();
        for (int i = 0; i < all.size(); i++) {
            Consigned one = all.get(i);
            feed.send(Topics.RESERVATIONS, goods.order(), i + 1, one.resourced(i + 1, 2, ELSEWHERE, 0));
            feed.send(Topics.CONSIGNMENTS, one.id(), 2, one.changed(2, "CLOSED"));
        }
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(kinds()).hasSize(all.size()).containsOnly("RESOURCED"));
    }

    /** The consignment comes while inventory's word is written and not committed: it waits for it, and then sees it. */
    @Test
    void aConsignmentWaitsForAResourcingThatIsBeingWritten() throws SQLException {
        try (var writing = environment.connect();
                var statement = writing.createStatement()) {
            writing.setAutoCommit(false);
            statement.executeUpdate("insert into consignment (consignment_id) values ('" + goods.id() + "')");
            statement.executeUpdate("insert into resourcing values ('" + goods.id() + "', '" + goods.order() + "', 5, '"
                    + Events.STORE + "', '" + ELSEWHERE + "', 2, now())");
            String transaction = text(statement, "select pg_current_xact_id()::xid::text");
            tell(2, "CLOSED");
            await().until(() -> count("select count(*) from pg_locks where not granted and transactionid = '"
                            + transaction + "'::xid")
                    == 1);
            writing.commit();
        }
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("RESOURCED"));
        assertThat(waiting(goods.id())).isZero();
    }

    @Test
    void goodsOfAGuestAreOnNobodysTimelineAndLeaveNothingWaiting() throws SQLException {
        Consigned guests = Consigned.of(null);
        feed.send(Topics.RESERVATIONS, guests.order(), 5, guests.resourced(5, 2, ELSEWHERE, 0));
        await().until(() -> waiting(guests.id()) == 1);
        feed.send(Topics.CONSIGNMENTS, guests.id(), 2, guests.changed(2, "CLOSED"));
        await().until(() -> waiting(guests.id()) == 0);
        assertThat(count("select count(*) from timeline_entry where reference = '" + guests.order() + "'"))
                .isZero();
    }

    @Test
    void aCancellationSaysThatItIsOne() {
        UUID purchase = UUID.randomUUID();
        UUID cancelled = UUID.randomUUID();
        UUID returned = UUID.randomUUID();
        feed.send(Topics.PURCHASES, purchase, 2, returned(cancelled, purchase, 2, "CANCELLATION"));
        feed.send(Topics.PURCHASES, purchase, 3, returned(returned, purchase, 3, "RETURN"));
        await().untilAsserted(() -> assertThat(timeline())
                .extracting(entry -> entry.get("summary"))
                .containsExactlyInAnyOrder(
                        "Cancelled 1 piece, 19.99 EUR refunded at " + ELSEWHERE,
                        "Returned 1 piece, 19.99 EUR refunded at " + ELSEWHERE));
        assertThat(timeline())
                .filteredOn(entry -> "CANCELLATION".equals(entry.get("detail")))
                .extracting(entry -> entry.get("reference"))
                .containsExactly(cancelled.toString());
    }

    private PurchaseReturned returned(UUID id, UUID purchase, long version, String cause) {
        Money price = new Money(1_999L, "EUR");
        return new PurchaseReturned(
                id,
                purchase,
                version,
                "web-fr",
                ELSEWHERE,
                goods.customer(),
                null,
                List.of(new ReturnedLine(UUID.randomUUID(), "S1", 1L, price, "SELLABLE")),
                List.of(new Refund("CARD", price, null)),
                price,
                price,
                Events.now(),
                Events.now(),
                cause);
    }

    private void tell(long version, String status) {
        feed.send(Topics.CONSIGNMENTS, goods.id(), version, goods.changed(version, status));
    }

    private List<Map<String, Object>> timeline() {
        return api.asService()
                .get("/customers/" + goods.customer() + "/timeline?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private List<Object> kinds() {
        return timeline().stream().map(entry -> entry.get("kind")).toList();
    }

    private long waiting(UUID consignment) throws SQLException {
        return count("select count(*) from resourcing where consignment_id = '" + consignment + "'");
    }

    private void awaitApplied(UUID consignment, long version) {
        await().until(() ->
                count("select count(*) from inbox where key = '" + consignment + "' and version = " + version) == 1);
    }

    private void forget() throws SQLException {
        try (var connection = environment.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from inbox where key = '" + goods.id() + "'");
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = environment.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
