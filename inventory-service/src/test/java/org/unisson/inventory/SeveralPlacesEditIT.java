package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** Of an order that lies in several places one is looked for elsewhere: what is set aside is the order's, no more and no less. */
@QuarkusTest
@InventoryTest
class SeveralPlacesEditIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final UUID order = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private Shop shop;
    private Consigned consigned;
    private String two;
    private String one;
    private String elsewhere;
    private String sku;
    private OrderLine line;

    @BeforeEach
    void twoPiecesInOnePlaceAndOneInAnother() {
        shop = new Shop(environment, sender);
        consigned = new Consigned(sender);
        two = shop.newStore("SELL", "SHIP");
        one = shop.newStore("SELL", "SHIP");
        elsewhere = shop.newWarehouse();
        sku = shop.newSkuAt(two, 2);
        shop.move(sku, one, 1, "RECEIPT").statusCode(200);
        line = Shop.line(sku, 3, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");
    }

    @Test
    void onlyWhatIsWithdrawnComesFromElsewhereAndACancellationOfTheOtherPlaceCrossesIt() {
        shop.move(sku, elsewhere, 2, "RECEIPT").statusCode(200);

        withdrawn(second, one, 1, 2);
        consigned.tell(
                2,
                Consigned.parcel(
                        first,
                        order,
                        two,
                        "ALLOCATED",
                        Consigned.pieces(line, 2).setCancelled(1)));
        withdrawn(second, one, 1, 2);

        shelf().await(one, 1, 0);
        shelf().await(elsewhere, 2, 1);
        shelf().await(two, 2, 1);
        assertThat(answers(1).getFirst().getReplacements())
                .singleElement()
                .satisfies(found -> assertThat(found.getLocation()).isEqualTo(elsewhere));
    }

    @Test
    void whereBothAreLookedForAtOnceEachPieceIsSetAsideOnce() {
        shop.move(sku, elsewhere, 2, "RECEIPT").statusCode(200);

        withdrawn(first, two, 2, 2);
        withdrawn(second, one, 1, 2);
        withdrawn(first, two, 2, 2);

        List<StockResourced> answers = answers(2);
        assertThat(answers).extracting(StockResourced::getConsignmentId).containsExactlyInAnyOrder(first, second);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getUnavailable()).isEmpty());
        await("what is set aside")
                .atMost(SOON)
                .until(() -> Stream.of(one, two, elsewhere)
                                .mapToLong(place -> shop.stock(place, sku).getLong("reserved"))
                                .sum()
                        == 3);
    }

    /** Its pieces are to be handed out another way. */
    private void withdrawn(UUID consignment, String location, long pieces, long version) {
        consigned.tell(
                version,
                Consigned.parcel(
                                consignment,
                                order,
                                location,
                                "CLOSED",
                                Consigned.pieces(line, pieces).setWithdrawn(pieces))
                        .setOrHere(true));
    }

    /** What was told of what was found: so many answers, each once. */
    private List<StockResourced> answers(int expected) {
        List<StockResourced> told = new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 1 + expected).stream()
                        .map(Published.Told::state)
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .toList();
        assertThat(told).hasSize(expected);
        return told;
    }

    private Shelf shelf() {
        return new Shelf(shop, sku);
    }
}
