package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.carrier.domain.Label;

/** Where labels are kept. */
public interface Labels {

    /** The one in force of a consignment, made where there is none. */
    Uni<Label> request(Transaction tx, UUID consignmentId, String carrier, Instant now);

    /** The one in force; null where there is none. */
    Uni<Label> of(Transaction tx, UUID consignmentId);

    /** The carrier has booked it. @return false where it is not wanted any more */
    Uni<Boolean> booked(Transaction tx, UUID reference, Carrier.Booking booking, Instant now);

    /** Whether a parcel is booked under that number. */
    Uni<Boolean> isBooked(Transaction tx, String carrier, String trackingNumber);

    /** Whether the consignment had a label of that number which is not in force any more. */
    Uni<Boolean> isVoid(Transaction tx, UUID consignmentId, String carrier, String trackingNumber);

    /** Labels of what of the order has not left bear what is not so any more: they are to be cancelled. */
    Uni<Void> invalidate(Transaction tx, UUID orderId, Instant now);

    /** Has those cancelled whose consignment is closed, or left under another number. */
    Uni<Void> dismiss(Transaction tx, Instant now);

    /** Takes some that are to be cancelled, for so long; what another replica takes is left to it. */
    Uni<List<Label>> toCancel(Transaction tx, int atMost, Instant now, Duration lease);

    /** The carrier knows. */
    Uni<Void> cancelled(Transaction tx, UUID reference, Instant now);
}
