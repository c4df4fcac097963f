package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.exchange.domain.Announcement;

/** Where announced exchanges are kept. */
public interface Announcements {

    Uni<Void> add(Transaction tx, Announcement announcement);

    Uni<Optional<Known>> one(Transaction tx, UUID announcementId);

    /** The same, locked until the transaction ends. */
    Uni<Optional<Known>> lock(Transaction tx, UUID announcementId);

    /** Of a purchase, the latest first. */
    Uni<List<Announcement>> of(Transaction tx, UUID purchaseId, int atMost);

    Uni<Void> withdraw(Transaction tx, UUID announcementId, Instant now);

    Uni<Void> exchanged(Transaction tx, UUID announcementId, UUID exchangeId);

    /** An announcement, whose it is, and what the purchase was ordered as. @param orderId null: over a counter */
    record Known(Announcement announcement, UUID customerId, UUID orderId) {}
}
