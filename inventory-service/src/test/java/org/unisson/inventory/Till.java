package org.unisson.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.schemas.Topics;

/** Receipts of a store's till, as the order service tells of them. */
final class Till {

    private static final Money PRICE = new Money(1_000L, "EUR");

    private final EventSender sender;

    Till(EventSender sender) {
        this.sender = sender;
    }

    /** Somebody has carried pieces out of the store at that moment. @return the event, to be told again */
    Event sold(String store, String sku, long pieces, Instant at) {
        UUID purchase = Ids.next();
        PurchaseMade made = PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("store")
                .setLocation(store)
                .setLines(List.of(PurchaseLine.newBuilder()
                        .setLineId(Ids.next())
                        .setSku(sku)
                        .setQuantity(pieces)
                        .setUnitPrice(PRICE)
                        .setDiscount(new Money(0L, "EUR"))
                        .setTotal(PRICE)
                        .setCarriedOutFrom(store)
                        .build()))
                .setTenders(List.of())
                .setTotal(PRICE)
                .setPurchasedAt(at)
                .setRecordedAt(Instant.now())
                .build();
        Event event = Event.of(Topics.PURCHASES, purchase.toString(), 1, made, at);
        sender.send(event);
        return event;
    }
}
