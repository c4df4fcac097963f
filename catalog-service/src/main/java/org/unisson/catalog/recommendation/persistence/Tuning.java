package org.unisson.catalog.recommendation.persistence;

/**
 * How what speaks for a product is weighed, and what is left out.
 *
 * @param notAgainForDays where a category says nothing else
 * @param popularity how much popularity counts beside what is bought together
 * @param habit how much it counts that somebody has bought it before
 * @param doubt a pair that this many baskets hold counts half
 */
public record Tuning(int notAgainForDays, double popularity, double habit, double doubt) {}
