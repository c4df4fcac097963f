package org.unisson.order.carrier.domain;

import java.util.UUID;

/**
 * What is booked at a carrier for a consignment.
 *
 * @param reference ours: the carrier knows it by this, whatever happens to an answer
 * @param trackingNumber the carrier's; null until it is booked
 * @param document where the label can be fetched to be printed, or null
 */
public record Label(
        UUID reference, UUID consignmentId, String carrier, Status status, String trackingNumber, String document) {

    /** How far it is. */
    public enum Status {
        /** The carrier is being asked, or has to be asked again. */
        REQUESTED,
        BOOKED,
        /** It is not wanted any more, and the carrier does not know yet. */
        CANCEL_DUE,
        CANCELLED
    }
}
