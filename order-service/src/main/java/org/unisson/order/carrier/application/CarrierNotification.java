package org.unisson.order.carrier.application;

/**
 * What a carrier notifies: a reason to ask it, no more. Whatever comes twice, late or out of order then does no harm.
 *
 * @param notificationId the carrier's own; the same again is a repeat
 * @param trackingNumber the carrier's, of the parcel
 */
public record CarrierNotification(String notificationId, String trackingNumber) {}
