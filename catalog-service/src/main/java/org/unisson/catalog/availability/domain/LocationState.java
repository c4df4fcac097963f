package org.unisson.catalog.availability.domain;

/**
 * What inventory tells of a location.
 *
 * @param open whether its stock is in the offer
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 */
public record LocationState(
        String gln, long version, boolean open, String name, String city, double latitude, double longitude) {}
