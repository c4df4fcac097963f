package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.SentPieces;

/** What counts in a quota is what customers get: one piece for each, whatever it takes to bring it to the store. */
@QuarkusTest
@InventoryTest
class QuotaOnTheWayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final UUID order = Ids.next();
    private final UUID consignment = Ids.next();
    private Shop shop;
    private Quotas quotas;
    private String warehouse;
    private String store;
    private String sku;
    private String channel;
    private String quota;
    private OrderLine line;

    @BeforeEach
    void aQuotaOfThreeIsSentToTheStoreAsOneOrder() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        warehouse = shop.newWarehouse();
        store = shop.newStore("PICKUP");
        sku = shop.newSkuAt(warehouse, 3);
        channel = new Sourcings(shop).newChannelBy(Map.of("rules", List.of("ONE_PARCEL"), "shipToStore", true));
        quota = quotas.newOn(sku, Map.of("pieces", 3));
        line = Shop.line(sku, 3, "PICKUP", store);
        shop.place(shop.order(order, line).setChannel(channel).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    @Test
    void lostAndSentAgainItCountsOnce() {
        sent(2, 0, 0, 0);
        counts(0, 3);
        shop.move(sku, warehouse, 10, "RECEIPT").statusCode(200);

        sent(3, 2, 0, 0);
        sent(3, 2, 0, 0);
        counts(2, 1);
        refused(1);

        tell(Ids.next(), 2, "SHIPPED", pieces(2).setSent(new SentPieces(2L, 0L, 0L, 0L)));
        counts(0, 3);
        refused(1);
    }

    @Test
    void lostAgainAndAgainItIsOnePieceForOneCustomer() {
        shop.move(sku, warehouse, 10, "RECEIPT").statusCode(200);
        sent(2, 0, 0, 0);
        sent(3, 1, 0, 0);
        counts(1, 2);
        UUID second = Ids.next();

        // Heard only at its end.
        tell(second, 4, "CLOSED", pieces(1).setNotFound(1).setSent(new SentPieces(1L, 1L, 0L, 0L)));
        counts(1, 2);

        tell(Ids.next(), 2, "COLLECTED", pieces(1).setHandedOver(1).setSent(new SentPieces(1L, 0L, 0L, 0L)));
        counts(0, 3);
        new Shelf(shop, sku).await(warehouse, 8, 0);
    }

    @Test
    void lostAndCompensatedItCanBeHadByOneOther() {
        sent(2, 0, 0, 0);
        sent(3, 1, 0, 0);
        counts(0, 2);
        shop.move(sku, warehouse, 50, "RECEIPT").statusCode(200);

        List<UUID> orders = Stream.generate(Ids::next).limit(20).toList();
        orders.forEach(one ->
                shop.place(shop.order(one, Shop.line(sku, 1, "SHIP", null)).build()));

        orders.forEach(one -> await().atMost(Duration.ofSeconds(120))
                .until(() -> !shop.reservationStatus(one).equals("NONE")));
        assertThat(orders)
                .filteredOn(one -> shop.reservationStatus(one).equals("HELD"))
                .hasSize(1);
        assertThat(quotas.counted(quota)).containsExactly(1L, 2L);
    }

    @Test
    void notCollectedItIsGivenBackAndCanBeHadInTheStore() {
        sent(2, 0, 0, 0);
        sent(6, 0, 0, 3);
        counts(0, 0);

        UUID other = Ids.next();
        shop.place(shop.order(other, Shop.line(sku, 3, "PICKUP", store))
                .setChannel(channel)
                .build());
        shop.awaitReservation(other, "HELD");
        assertThat(quotas.counted(quota)).containsExactly(3L, 0L);
    }

    @Test
    void whereTheStoreHasClosedItIsCountedWhereItIsFound() {
        sent(2, 0, 0, 0);
        counts(0, 3);
        String other = shop.newStore("PICKUP");
        shop.move(sku, other, 2, "RECEIPT").statusCode(200);
        new Sourcings(shop).change(store, Map.of("open", false));

        sent(3, 0, 3, 0);

        // Two are found elsewhere; the third is compensated.
        counts(2, 0);
    }

    @Test
    void broughtBackItStaysSold() {
        sent(2, 0, 0, 0);
        tell(consignment, 5, "COLLECTED", pieces(3).setHandedOver(3).setSent(new SentPieces(3L, 0L, 0L, 0L)));
        counts(0, 3);

        new ReturnsDesk(shop, sender).bringBack(store, sku, 1, "SELLABLE");

        assertThat(quotas.counted(quota)).containsExactly(0L, 3L);
        refused(1);
    }

    private void sent(long version, long lost, long withdrawn, long cancelled) {
        tell(
                consignment,
                version,
                lost + withdrawn + cancelled == 3 ? "CLOSED" : "SHIPPED",
                pieces(3)
                        .setNotFound(lost)
                        .setWithdrawn(withdrawn)
                        .setCancelled(cancelled)
                        .setSent(new SentPieces(3L, lost, withdrawn, cancelled)));
    }

    private ConsignedLine.Builder pieces(long quantity) {
        return Consigned.pieces(line, quantity);
    }

    private void tell(UUID id, long version, String status, ConsignedLine.Builder pieces) {
        new Consigned(sender)
                .tell(
                        version,
                        Consigned.parcel(id, order, warehouse, status, pieces)
                                .setChannel(channel)
                                .setPickupLocation(store)
                                .setMethod("PICKUP"));
    }

    private void counts(long reserved, long sold) {
        await().atMost(SOON).until(() -> quotas.counted(quota), List.of(reserved, sold)::equals);
    }

    private void refused(long pieces) {
        UUID other = Ids.next();
        shop.place(shop.order(other, Shop.line(sku, pieces, "SHIP", null)).build());
        shop.awaitReservation(other, "REFUSED");
    }
}
