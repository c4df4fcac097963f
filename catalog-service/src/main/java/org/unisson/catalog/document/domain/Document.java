package org.unisson.catalog.document.domain;

import java.time.Instant;

/** Something that merchandisers configure, at a version. */
public record Document<C>(String id, long version, C content, Instant changedAt) {}
