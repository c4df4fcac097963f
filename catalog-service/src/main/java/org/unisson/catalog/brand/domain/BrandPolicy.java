package org.unisson.catalog.brand.domain;

/**
 * How a brand wants to be sold (R32).
 *
 * @param appointment whether it is sold by appointment alone
 * @param namedSeller whether only a named seller sells it
 * @param noDiscounts whether it is never reduced
 */
public record BrandPolicy(boolean appointment, boolean namedSeller, boolean noDiscounts) {}
