package org.unisson.order.consignment.domain;

/** What the carrier calls it. */
public record Parcel(String carrier, String trackingNumber) {}
