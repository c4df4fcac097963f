package org.unisson.catalog.place.domain;

/**
 * A place of the retailer, as inventory tells it.
 *
 * @param kind STORE, WAREHOUSE or COLLECTION_POINT
 * @param country ISO 3166-1 alpha-2
 */
public record Place(
        String gln,
        long version,
        String name,
        String kind,
        String country,
        String postcode,
        String city,
        Position position,
        boolean open) {}
