package org.unisson.loyalty.account.domain;

import java.util.List;

/** What makes lines of a purchase earn more, or less, than ever. */
@FunctionalInterface
public interface EarningRules {

    /** There are none. */
    EarningRules NONE = (sale, line) -> List.of();

    /** What each rule that applies adds to what the line earns; none: it earns as it was sold. */
    List<Bonus> of(PurchaseFact.Sale sale, PurchaseFact.Weighed line);

    /** What a rule adds. @param extra hundredths of what goods earn as ever; less than 0: they earn less */
    record Bonus(String rule, int extra) {}
}
