package org.unisson.order.brandpolicy.domain;

/** A brand's policy at a version. */
public record Brand(BrandPolicy policy, long version) {}
