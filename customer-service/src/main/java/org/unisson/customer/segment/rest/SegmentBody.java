package org.unisson.customer.segment.rest;

/** Who belongs to a segment. @param condition in the Common Expression Language */
public record SegmentBody(String name, String condition) {}
