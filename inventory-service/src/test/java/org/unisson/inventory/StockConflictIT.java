package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.reservation.application.YieldToTheTill;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;

/** A till that was cut off has sold what was promised to somebody else: who holds it has it, and the other hears of it. */
@QuarkusTest
@InventoryTest
class StockConflictIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    @Inject
    YieldToTheTill yielding;

    @Inject
    @All
    List<StateRepublisher> republishers;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private Till till;
    private String store;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void twoOfThreeAreForAnOrder() {
        shop = new Shop(environment, sender);
        till = new Till(sender);
        store = shop.newStore("SELL", "SHIP", "RECEIVE");
        sku = shop.newSkuAt(store, 3);
        line = placed(order, 2);
    }

    @Test
    void theOrderThatLosesIsToldOnceHoweverOftenTheReceiptsComeIn() throws Throwable {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        allocated(2);

        Event receipt = till.sold(store, sku, 2, Instant.now());
        sender.send(receipt);
        Event last = till.sold(store, sku, 1, Instant.now());
        sender.send(last);
        new Shelf(shop, sku).await(store, 0, 2);

        await().atMost(SOON)
                .until(
                        () -> conflicts(order),
                        told -> !told.isEmpty()
                                && told.getLast().getLines().getFirst().getKept() == 0);
        long before = conflicts(order).size();
        replicasLook();
        assertThat(conflicts(order)).hasSize((int) before);
        assertThat(conflicts(order).getLast().getLocation()).isEqualTo(store);
        assertThat(conflicts(order).getLast().getLines().getFirst().getLineId()).isEqualTo(line.getLineId());
    }

    @Test
    void aCartGivesWayBeforeAnOrderDoes() throws Throwable {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        allocated(2);
        Carts carts = Carts.holdingFor(shop, "PT10M");
        UUID cart = Ids.next();
        carts.hold(cart, Carts.line(sku, 1)).statusCode(200);

        till.sold(store, sku, 1, Instant.now());

        new Shelf(shop, sku).await(store, 2, 2);
        carts.held(cart).statusCode(404);
        replicasLook();
        assertThat(conflicts(order)).isEmpty();
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
    }

    @Test
    void whatItGivesUpIsFoundElsewhere() {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        String other = shop.newWarehouse();
        shop.move(sku, other, 1, "RECEIPT").statusCode(200);
        till.sold(store, sku, 3, Instant.now());
        await().atMost(SOON).until(() -> !conflicts(order).isEmpty());

        tell(2, "CLOSED", 2, 0, 2);

        new Shelf(shop, sku).await(store, 0, 0);
        new Shelf(shop, sku).await(other, 1, 1);
        StockResourced found = events(order, StockResourced.class).getFirst();
        assertThat(found.getReplacements()).singleElement().satisfies(one -> assertThat(one.getLocation())
                .isEqualTo(other));
        assertThat(found.getUnavailable()).singleElement().satisfies(one -> assertThat(one.getQuantity())
                .isEqualTo(1));
        assertThat(shop.reservationStatus(order)).isEqualTo("CONFIRMED");
        assertThat(conflicts(order)).hasSize(1);
    }

    @Test
    void ofTwoOrdersTheLaterOneLosesThePieceThatIsShort() {
        UUID later = Ids.next();
        placed(later, 1);
        shop.confirm(order, 2);
        shop.confirm(later, 2);
        shop.awaitReservation(order, "CONFIRMED");
        shop.awaitReservation(later, "CONFIRMED");

        till.sold(store, sku, 1, Instant.now());

        await().atMost(SOON).until(() -> !conflicts(later).isEmpty());
        assertThat(conflicts(later).getFirst().getLines().getFirst().getKept()).isZero();
        assertThat(conflicts(order)).isEmpty();
    }

    @Test
    void whatIsPickedIsNotTakenFromItsCustomer() {
        UUID earlier = order;
        UUID later = Ids.next();
        OrderLine picked = placed(later, 1);
        shop.confirm(earlier, 2);
        shop.confirm(later, 2);
        shop.awaitReservation(earlier, "CONFIRMED");
        shop.awaitReservation(later, "CONFIRMED");
        tell(Ids.next(), later, picked, 2, "PICKED", 1, 0, 0);
        heard(later);

        till.sold(store, sku, 1, Instant.now());

        await().atMost(SOON).until(() -> !conflicts(earlier).isEmpty());
        assertThat(conflicts(earlier).getFirst().getLines().getFirst()).satisfies(lost -> {
            assertThat(lost.getKept()).isEqualTo(1);
            assertThat(lost.getLost()).isEqualTo(1);
        });
        assertThat(conflicts(later)).isEmpty();
    }

    @Test
    void anOrderThatIsNotDecidedIsToldAtOnceWhereThereIsNothingElse() {
        till.sold(store, sku, 3, Instant.now());

        await().atMost(SOON).until(() -> !conflicts(order).isEmpty());
        shop.cancel(order, 2);
        shop.awaitReservation(order, "RELEASED");
        new Shelf(shop, sku).await(store, 0, 0);
    }

    @Test
    void anOrderThatIsNotDecidedIsLetBeWhileThereIsSomethingElse() throws Throwable {
        String other = shop.newWarehouse();
        shop.move(sku, other, 5, "RECEIPT").statusCode(200);
        till.sold(store, sku, 3, Instant.now());
        new Shelf(shop, sku).await(store, 0, 2);
        replicasLook();
        assertThat(conflicts(order)).isEmpty();

        shop.confirm(order, 2);

        await().atMost(SOON).until(() -> !conflicts(order).isEmpty());
    }

    @Test
    void aConfirmationThatCrossedTheTellingIsAnsweredByItsConsignment() throws Throwable {
        till.sold(store, sku, 3, Instant.now());
        await().atMost(SOON).until(() -> !conflicts(order).isEmpty());
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        allocated(2);
        heard(order);
        replicasLook();
        assertThat(conflicts(order)).hasSize(1);

        tell(2, "CLOSED", 2, 0, 2);

        new Shelf(shop, sku).await(store, 0, 0);
        assertThat(events(order, StockResourced.class).getFirst().getUnavailable())
                .singleElement()
                .satisfies(one -> assertThat(one.getQuantity()).isEqualTo(2));
        replicasLook();
        assertThat(conflicts(order)).hasSize(1);
    }

    @Test
    void theBookMayGoBelowZeroAndComesBack() {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        till.sold(store, sku, 4, Instant.now());

        await().atMost(SOON).until(() -> !conflicts(order).isEmpty());
        tell(2, "CLOSED", 2, 0, 2);
        new Shelf(shop, sku).await(store, -1, 0);
        assertThat(shop.stock(store, sku).getLong("available")).isZero();

        shop.move(sku, store, 2, "RECEIPT").statusCode(200);

        new Shelf(shop, sku).await(store, 1, 0);
        assertThat(conflicts(order)).hasSize(1);
    }

    @Test
    void whereThereIsEnoughLeftNobodyLoses() throws Throwable {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        till.sold(store, sku, 1, Instant.now());
        new Shelf(shop, sku).await(store, 2, 2);

        replicasLook();

        assertThat(conflicts(order)).isEmpty();
    }

    @Test
    void lateReceiptsKeepTheirOwnTime() {
        Instant before = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
        till.sold(store, sku, 1, before);
        new Shelf(shop, sku).await(store, 2, 2);

        assertThat(shop.as("service")
                        .get("/stock/" + store + "/" + sku + "/movements")
                        .jsonPath()
                        .<String>getList("items.occurredAt"))
                .contains(before.toString());
        assertThat(shop.as("service")
                        .get("/stock/" + store + "/" + sku + "/on-hand?at=" + before)
                        .jsonPath()
                        .getLong("onHand"))
                .isEqualTo(-1);
    }

    @Test
    void afterALostSlotTheSameIsToldAgain() throws Throwable {
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
        till.sold(store, sku, 3, Instant.now());
        await().atMost(SOON).until(() -> conflicts(order).size() == 1);

        VertxContextSupport.subscribeAndAwait(() -> republishers.stream()
                .filter(one -> one.subject().equals("reservations"))
                .findFirst()
                .orElseThrow()
                .republish(Instant.now().minusSeconds(600)));

        await().atMost(SOON).until(() -> conflicts(order).size() == 2);
        assertThat(conflicts(order).getLast()).isEqualTo(conflicts(order).getFirst());
    }

    private OrderLine placed(UUID id, long pieces) {
        OrderLine wanted = Shop.line(sku, pieces, "SHIP", null);
        shop.place(shop.order(id, wanted).build());
        shop.awaitReservation(id, "HELD");
        return wanted;
    }

    /** Both look at the same moment, as two replicas would. */
    private void replicasLook() {
        Supplier<Boolean> look = () -> {
            try {
                VertxContextSupport.subscribeAndAwait(yielding::run);
                return true;
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        };
        assertThat(Together.run(IntStream.range(0, 2).mapToObj(replica -> look).toList()))
                .containsOnly(true);
    }

    private List<StockConflictFound> conflicts(UUID of) {
        return events(of, StockConflictFound.class);
    }

    private <T> List<T> events(UUID of, Class<T> type) {
        return new ReservationFeed(environment, codec).told(of, 1, type);
    }

    private void allocated(long pieces) {
        tell(1, "ALLOCATED", pieces, 0, 0);
    }

    private void heard(UUID of) {
        await().atMost(SOON).until(() -> courses(of) > 0);
    }

    private long courses(UUID of) throws SQLException {
        try (var connection = database.getConnection();
                var asked = connection.prepareStatement("select count(*) from consignment_course where order_id = ?")) {
            asked.setObject(1, of);
            try (var answer = asked.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    private void tell(long version, String status, long pieces, long handedOver, long withdrawn) {
        tell(consignment, order, line, version, status, pieces, handedOver, withdrawn);
    }

    private void tell(
            UUID id,
            UUID of,
            OrderLine its,
            long version,
            String status,
            long pieces,
            long handedOver,
            long withdrawn) {
        ConsignedLine.Builder told =
                Consigned.pieces(its, pieces).setHandedOver(handedOver).setWithdrawn(withdrawn);
        new Consigned(sender).tell(version, Consigned.parcel(id, of, store, status, told));
    }
}
