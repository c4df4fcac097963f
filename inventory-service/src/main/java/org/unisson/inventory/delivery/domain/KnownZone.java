package org.unisson.inventory.delivery.domain;

/** A zone with the version it has now. */
public record KnownZone(DeliveryZone zone, long version) {}
