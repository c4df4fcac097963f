package org.unisson.loyalty.account.domain;

/**
 * A rule of the programme: lines that it applies to earn so much, beside what else makes them earn more.
 *
 * @param when a condition in CEL; null: always
 * @param multiplier hundredths of what goods earn as ever: 200 adds as much again, 0 takes as much off
 */
public record Rule(String id, String when, int multiplier) {

    private static final int AS_EVER = 100;

    /** What it adds to a line. */
    public EarningRules.Bonus bonus() {
        return new EarningRules.Bonus(id, multiplier - AS_EVER);
    }
}
