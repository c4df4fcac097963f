package org.unisson.inventory.epcis.domain;

/** A read point with its version, which grows with each change. */
public record KnownReadPoint(ReadPoint point, long version) {}
