package org.unisson.order.claim.domain;

/** What was decided, and why. */
public record Verdict(Status status, Reason reason, Variant variant) {}
