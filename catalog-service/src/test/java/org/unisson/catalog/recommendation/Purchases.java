package org.unisson.catalog.recommendation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** What order-service and customer-service tell of sales. */
final class Purchases {

    private static final String STORE = "3012345000017";

    private Purchases() {}

    /** A sale of one piece each to nobody known, now. */
    static Event sale(String... skus) {
        return sale(Ids.next(), null, null, Instant.now(), skus);
    }

    /** A sale in a store to a customer, now. */
    static Event sale(UUID purchase, UUID customer, String... skus) {
        return sale(purchase, customer, null, Instant.now(), skus);
    }

    static Event sale(UUID purchase, UUID customer, String card, Instant at, String... skus) {
        return made(purchase, customer, card, at, "CASH", skus);
    }

    /** Given in place of something else. */
    static Event replacement(UUID customer, String... skus) {
        return made(Ids.next(), customer, null, Instant.now(), "GOODWILL", skus);
    }

    private static Event made(UUID purchase, UUID customer, String card, Instant at, String tender, String... skus) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        PurchaseMade made = PurchaseMade.newBuilder()
                .setPurchaseId(purchase)
                .setVersion(1)
                .setKind("RECEIPT")
                .setChannel("till")
                .setLocation(STORE)
                .setCustomerId(customer)
                .setCard(card)
                .setLines(Arrays.stream(skus).map(Purchases::line).toList())
                .setTenders(List.of(
                        Tender.newBuilder().setKind(tender).setAmount(euros(0)).build()))
                .setTotal(euros(100L * skus.length))
                .setPurchasedAt(micros)
                .setRecordedAt(micros)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), 1, made, at);
    }

    /** A piece of each was taken back. @param cause RETURN, CANCELLATION, CLAIM or VOID */
    static Event returned(UUID purchase, long version, String cause, String... skus) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PurchaseReturned returned = PurchaseReturned.newBuilder()
                .setReturnId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setChannel("till")
                .setLocation(STORE)
                .setLines(Arrays.stream(skus)
                        .map(sku -> ReturnedLine.newBuilder()
                                .setLineId(Ids.next())
                                .setSku(sku)
                                .setQuantity(1)
                                .setRefund(euros(100))
                                .setCondition("SELLABLE")
                                .build())
                        .toList())
                .setRefunds(List.of())
                .setTotal(euros(100L * skus.length))
                .setPurchaseTotal(euros(100L * skus.length))
                .setReturnedAt(now)
                .setRecordedAt(now)
                .setCause(cause)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, returned, now);
    }

    /** A receipt of nobody known is a customer's from now on. */
    static Event claimed(UUID purchase, long version, UUID customer, String... skus) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PurchaseClaimed claimed = PurchaseClaimed.newBuilder()
                .setClaimId(Ids.next())
                .setPurchaseId(purchase)
                .setVersion(version)
                .setCustomerId(customer)
                .setChannel("till")
                .setLocation(STORE)
                .setSkus(List.of(skus))
                .setQuantity(skus.length)
                .setTotal(euros(100))
                .setReturnedQuantity(0)
                .setRefunded(euros(0))
                .setPurchasedAt(now)
                .setClaimedAt(now)
                .build();
        return Event.of(Topics.PURCHASES, purchase.toString(), version, claimed, now);
    }

    /** A customer with a card. */
    static Event registered(UUID customer, String card) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        CustomerRegistered registered = CustomerRegistered.newBuilder()
                .setCustomerId(customer)
                .setVersion(1)
                .setCards(List.of(card))
                .setConsents(List.of())
                .setLanguage("fr")
                .setChangedAt(now)
                .build();
        return Event.of(Topics.CUSTOMERS, customer.toString(), 1, registered, now);
    }

    private static PurchaseLine line(String sku) {
        return PurchaseLine.newBuilder()
                .setLineId(Ids.next())
                .setSku(sku)
                .setQuantity(1)
                .setUnitPrice(euros(100))
                .setDiscount(euros(0))
                .setTotal(euros(100))
                .build();
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR");
    }
}
