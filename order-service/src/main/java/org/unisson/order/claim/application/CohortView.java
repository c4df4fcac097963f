package org.unisson.order.claim.application;

import org.unisson.chassis.values.Money;
import org.unisson.order.claim.domain.Variant;

/**
 * What became of the claims of a cohort, in one currency.
 *
 * @param claims made
 * @param granted of these, by policy or by an agent
 * @param value of those granted
 * @param doubleReturns claims granted whose goods came back after all
 * @param customers who claimed
 * @param reordering of these, who bought again within 90 days of a claim; replacements do not count
 * @param reordered what those purchases come to, each counted once
 */
public record CohortView(
        Variant variant,
        long claims,
        long granted,
        Money value,
        long doubleReturns,
        long customers,
        long reordering,
        Money reordered) {}
