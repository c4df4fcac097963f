package org.unisson.catalog.recommendation.domain;

import java.util.UUID;

/**
 * A product to recommend.
 *
 * @param score for comparison within one answer: the higher, the better
 * @param because the product that speaks most for it, or null
 */
public record Recommended(UUID productId, double score, Why why, Because because) {

    /** What speaks for something. @param nameFr or null @param nameEn or null */
    public record Because(UUID productId, String nameFr, String nameEn) {}
}
