package org.unisson.inventory.audit.domain;

import org.unisson.inventory.stock.domain.Place;

/**
 * A place whose level is not what the ledger and the open reservations add up to, in pieces.
 *
 * @param onHand by the level; {@code ledger} is the sum of the movements
 * @param reserved by the level; {@code open} is the sum of the open reservations
 */
public record Drift(Place place, long onHand, long ledger, long reserved, long open) {}
