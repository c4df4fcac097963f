package org.unisson.customer.journey.application;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.values.Money;

/**
 * Something that somebody known has bought, or ordered and not bought yet.
 *
 * @param purchaseId null: an order that is no purchase, or not yet
 * @param orderId null: bought at a till
 * @param customerId of whom it was told
 * @param occurredAt by which sales are listed
 * @param boughtAt when it was ordered, or paid at the till
 * @param previous when the same person bought before; null: never
 * @param store GLN, or null
 * @param value null where nothing was bought
 */
public record Sale(
        UUID purchaseId,
        UUID orderId,
        UUID customerId,
        Instant occurredAt,
        Instant boughtAt,
        Instant previous,
        String channel,
        String store,
        String storeName,
        Money value) {

    /** By what its steps are found on the timeline. */
    Stream<String> references() {
        return Stream.of(orderId, purchaseId).filter(java.util.Objects::nonNull).map(UUID::toString);
    }
}
