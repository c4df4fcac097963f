package org.unisson.customer.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.common.events.Money;
import org.unisson.order.events.AbandonedLine;
import org.unisson.order.events.CartAbandoned;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.ReceiptRef;
import org.unisson.order.events.Tender;

/** Events of other services as they come in tests. */
public final class Events {

    /** A store with a valid GLN. */
    public static final String STORE = "3012345000017";

    private Events() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public static PurchaseMade receipt(UUID id, UUID customer, String card, Instant at, String... skus) {
        ReceiptRef receipt = new ReceiptRef(STORE, "1", id.toString());
        return sale(id, "RECEIPT", null, receipt, customer, card, at, skus);
    }

    /** The purchase that an order is. */
    public static PurchaseMade ordered(UUID id, UUID order, UUID customer, Instant at, String... skus) {
        return sale(id, "ORDER", order, null, customer, null, at, skus);
    }

    private static PurchaseMade sale(
            UUID id,
            String kind,
            UUID order,
            ReceiptRef receipt,
            UUID customer,
            String card,
            Instant at,
            String... skus) {
        Money price = new Money(1999L, "EUR");
        return new PurchaseMade(
                id,
                1L,
                kind,
                order,
                receipt,
                "store-lille",
                STORE,
                customer,
                card,
                Stream.of(skus)
                        .map(sku -> new PurchaseLine(
                                UUID.randomUUID(),
                                sku,
                                1L,
                                price,
                                new Money(0L, "EUR"),
                                price,
                                STORE,
                                null,
                                List.of(),
                                100))
                        .toList(),
                List.of(new Tender("CASH", new Money(1999L * skus.length, "EUR"), null)),
                new Money(1999L * skus.length, "EUR"),
                at,
                at,
                null);
    }

    public static CartAbandoned abandoned(
            UUID cart, long version, UUID customer, Instant touched, Instant abandoned, String... skus) {
        return new CartAbandoned(
                cart,
                version,
                customer,
                "web-fr",
                Stream.of(skus).map(sku -> new AbandonedLine(sku, 1L)).toList(),
                touched,
                abandoned);
    }

    public static OrderPlaced placed(UUID order, UUID cart, UUID customer, Instant at) {
        return new OrderPlaced(
                order,
                1L,
                cart,
                customer,
                "web-fr",
                List.of(),
                new Money(1999L, "EUR"),
                0L,
                at.plusSeconds(30),
                at,
                null,
                List.of(),
                null,
                null,
                null,
                List.of());
    }
}
