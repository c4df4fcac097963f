package org.unisson.inventory.audit.domain;

import org.unisson.inventory.stock.domain.Figures;
import org.unisson.inventory.stock.domain.Place;

/**
 * A place whose level is not what the ledger, the open reservations, transfers and inbound shipments add up to.
 *
 * @param told by the level
 * @param truth the sums
 */
public record Drift(Place place, Figures told, Figures truth) {}
