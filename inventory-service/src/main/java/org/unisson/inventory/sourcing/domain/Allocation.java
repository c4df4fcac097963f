package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces of a place for a line. A line can be served from several.
 *
 * @param decidedBy the rule that put the place before the next best; empty: there was no other
 */
public record Allocation(UUID lineId, Place place, long quantity, Optional<Rule> decidedBy) {}
