package org.unisson.inventory.hold.domain;

import java.util.Optional;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces set aside at one place for a line of a cart. A line can be served from several.
 *
 * @param line its number in the request, from 0
 * @param askedAt where it was to be had; empty: inventory chose
 */
public record HeldLine(int line, RequestedLine.Method method, Optional<Gln> askedAt, Place place, long quantity) {}
