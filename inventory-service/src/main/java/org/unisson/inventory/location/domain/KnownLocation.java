package org.unisson.inventory.location.domain;

/** A location with the version it has now. */
public record KnownLocation(Location location, long version) {}
