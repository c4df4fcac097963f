package org.unisson.inventory.inbound.domain;

import org.unisson.chassis.values.Gln;

/**
 * What a supplier says is to come to a location.
 *
 * @param supplier number by which the retailer knows the supplier
 * @param reference number of the supplier's document; announces once per location and supplier, for ever
 */
public record Announcement(Gln location, String supplier, String reference, Forecast forecast) {}
