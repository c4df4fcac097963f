package org.unisson.catalog.availability.domain;

/**
 * What inventory tells of a location.
 *
 * @param open whether its stock is in the offer
 */
public record LocationState(String gln, long version, boolean open) {}
