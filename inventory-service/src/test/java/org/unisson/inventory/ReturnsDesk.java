package org.unisson.inventory;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;
import org.unisson.schemas.Topics;

/** Goods that customers bring back, as the order service tells it. */
final class ReturnsDesk {

    private static final Money PRICE = new Money(1_000L, "EUR");

    private final Shop shop;
    private final EventSender sender;

    ReturnsDesk(Shop shop, EventSender sender) {
        this.shop = shop;
        this.sender = sender;
    }

    /** Somebody brings pieces back, and the ledger has heard of it. @return the event, to be told again */
    Event bringBack(String location, String sku, long pieces, String condition) {
        UUID purchase = Ids.next();
        Instant now = Instant.now();
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(2)
                .setChannel("store")
                .setLocation(location)
                .setLines(List.of(ReturnedLine.newBuilder()
                        .setLineId(Ids.next())
                        .setSku(sku)
                        .setQuantity(pieces)
                        .setRefund(PRICE)
                        .setCondition(condition)
                        .build()))
                .setRefunds(List.of())
                .setTotal(PRICE)
                .setPurchaseTotal(PRICE)
                .setReturnedAt(now)
                .setRecordedAt(now)
                .build();
        Event event = Event.of(Topics.PURCHASES, purchase.toString(), 2, returned, now);
        sender.send(event);
        await("return " + returned.getReturnId()).atMost(Duration.ofSeconds(90)).until(() -> shop.as("service")
                .get("/stock/" + location + "/" + sku + "/movements?limit=200")
                .jsonPath()
                .<String>getList("items.source")
                .contains("return:" + returned.getReturnId()));
        return event;
    }
}
