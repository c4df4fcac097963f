package org.unisson.inventory.signal.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Place;

/** Something about stock that is told once. */
public sealed interface Signal {

    /** UUIDv7; the event's id, however often it is published. */
    UUID id();

    /** Pieces available when it was told. */
    long available();

    /** Grows with each signal of the same place or SKU. */
    long version();

    Instant at();

    /** A place has come down to its threshold. */
    record Low(UUID id, Place place, long version, long available, long threshold, Instant at) implements Signal {}

    /** A SKU can be shipped from somewhere, and could not before. */
    record Back(UUID id, Sku sku, long version, long available, Instant at) implements Signal {}
}
