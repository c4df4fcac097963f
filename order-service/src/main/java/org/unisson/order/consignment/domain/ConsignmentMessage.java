package org.unisson.order.consignment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a consignment can be told: by those who pick and pack, carriers, customers, the clock. */
public sealed interface ConsignmentMessage {

    /** It was picked. @param notFound pieces per line that are not on the shelf */
    record Picked(Map<UUID, Long> notFound) implements ConsignmentMessage {}

    record Packed() implements ConsignmentMessage {}

    /** The carrier has taken it. */
    record Shipped(Parcel parcel) implements ConsignmentMessage {}

    /** It has come to the store where it is collected. @param missing pieces per line that did not come with it */
    record Arrived(Map<UUID, Long> missing) implements ConsignmentMessage {}

    /** The carrier has brought it. */
    record Delivered() implements ConsignmentMessage {}

    /** It lies ready. */
    record MadeReady(String code, Instant slotFrom, Instant slotTo, Instant collectBy) implements ConsignmentMessage {}

    /** Somebody wants to collect it. @param by their name, or null */
    record CodeShown(String code, String by) implements ConsignmentMessage {}

    /** The customer needs another code. */
    record CodeRenewed(String code) implements ConsignmentMessage {}

    /** It has been handed over, without the steps before. */
    record HandedOver() implements ConsignmentMessage {}

    /** Pieces are not wanted any more, or cannot be had. @param pieces per line, at most what is open */
    record Cancelled(Map<UUID, Long> pieces) implements ConsignmentMessage {}

    /**
     * Others are had instead of pieces that nobody has touched. What was paid for them pays for the others.
     *
     * @param pieces per line, at most what is open
     */
    record Replaced(Map<UUID, Long> pieces) implements ConsignmentMessage {}

    /** The location has closed: what has not left it will not leave it. */
    record Withdrawn() implements ConsignmentMessage {}

    /**
     * Customers in the store have taken pieces of it; what is in the hands of those who pick stays in it.
     *
     * @param pieces per line, at most what is open
     */
    record TakenInStore(Map<UUID, Long> pieces) implements ConsignmentMessage {}

    /** Inventory has answered for pieces that were not found or withdrawn. @param pieces per line, at most those */
    record Resolved(Map<UUID, Long> pieces) implements ConsignmentMessage {}

    /** Somebody has looked whether it was collected in time. */
    record CollectionLooked() implements ConsignmentMessage {}

    /** Somebody has looked whether the promise was kept. */
    record PromiseLooked() implements ConsignmentMessage {}
}
