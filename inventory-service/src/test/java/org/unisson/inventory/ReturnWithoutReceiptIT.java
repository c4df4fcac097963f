package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ReceivedLine;
import org.unisson.order.events.ReturnReceived;
import org.unisson.schemas.Topics;

/** Goods whose purchase nobody knows come in as others do. */
@QuarkusTest
@InventoryTest
class ReturnWithoutReceiptIT {

    private static final Money PRICE = new Money(1_000L, "EUR");

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Test
    void comesInOnceInItsCondition() {
        Shop shop = new Shop(environment, sender);
        String store = shop.newStore("SELL", "RECEIVE", "RETURN");
        String sku = shop.newSkuAt(store, 10);
        UUID id = Ids.next();
        Instant now = Instant.now();
        ReturnReceived received = ReturnReceived.newBuilder()
                .setReturnId(id)
                .setVersion(1)
                .setChannel("store")
                .setLocation(store)
                .setCustomerId(Ids.next())
                .setLines(List.of(line(sku, 2, "SELLABLE"), line(sku, 1, "DAMAGED")))
                .setTender("CASH")
                .setTotal(PRICE)
                .setReturnedAt(now)
                .build();
        Event event = Event.of(Topics.PURCHASES, id.toString(), 1, received, now);
        sender.send(event);
        sender.send(event);
        new ReturnsDesk(shop, sender).bringBack(store, sku, 1, "SELLABLE");
        await("the return").atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(shop.as("service")
                        .get("/stock/" + store + "/" + sku + "/movements?limit=200")
                        .jsonPath()
                        .<String>getList("items.source"))
                .containsOnlyOnce("return:" + id, "return:" + id + ":DAMAGED"));
        int onHand =
                shop.as("service").get("/stock/" + store + "/" + sku).jsonPath().getInt("onHand");
        assertThat(onHand).isEqualTo(13);
    }

    private static ReceivedLine line(String sku, long pieces, String condition) {
        return new ReceivedLine(Ids.next(), sku, pieces, PRICE, condition);
    }
}
