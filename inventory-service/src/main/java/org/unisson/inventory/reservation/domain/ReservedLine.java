package org.unisson.inventory.reservation.domain;

import java.util.UUID;
import org.unisson.inventory.stock.domain.Place;

/** Pieces set aside for a line of an order at one place. A line can be served from several. */
public record ReservedLine(UUID lineId, Place place, long quantity) {}
