package org.unisson.inventory.reservation.domain;

import java.util.UUID;
import org.unisson.inventory.stock.domain.Place;

/** Pieces of a line that a place is still to hand out, by its consignments. */
public record Owed(UUID lineId, Place place, long pieces) {}
