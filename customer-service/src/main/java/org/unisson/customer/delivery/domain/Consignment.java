package org.unisson.customer.delivery.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of goods on their way to a customer.
 *
 * @param orderId null while nothing has been told of it
 * @param customerId null: a guest's, or not known yet
 * @param version told last; 0: none
 * @param promisedBy until when it was promised, or null
 * @param brokenAt when the promise was found broken, or null
 * @param collectBy until when it is kept for the customer, or null
 */
public record Consignment(
        UUID consignmentId,
        UUID orderId,
        UUID customerId,
        long version,
        Status status,
        Instant promisedBy,
        Instant brokenAt,
        Instant collectBy) {

    /** One of which nothing has been told yet. */
    public static Consignment unheard(UUID consignmentId) {
        return new Consignment(consignmentId, null, null, 0, Status.ALLOCATED, null, null, null);
    }

    /**
     * As known after that report. A straggler does not take it back, and what is over stays over; but a promise that was
     * broken was broken, whenever it is heard of.
     */
    public Consignment heard(Report report) {
        boolean further = report.version() > version && !status.isOver();
        return new Consignment(
                consignmentId,
                report.orderId(),
                customerId == null ? report.customerId() : customerId,
                Math.max(version, report.version()),
                further ? report.status() : status,
                promisedBy == null ? report.promisedBy() : promisedBy,
                brokenAt == null ? report.brokenAt() : brokenAt,
                collectBy == null ? report.collectBy() : collectBy);
    }

    /** Whether the customer still waits for what was promised for an earlier moment. */
    public boolean isLate() {
        return brokenAt != null && !status.isOver();
    }

    /** Whether it ends now because nobody has come for it in time. */
    public boolean endsUncollected(Status next, Instant at) {
        return !status.isOver() && next == Status.CLOSED && collectBy != null && !at.isBefore(collectBy);
    }
}
