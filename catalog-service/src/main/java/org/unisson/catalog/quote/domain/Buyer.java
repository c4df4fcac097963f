package org.unisson.catalog.quote.domain;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a customer brings along, besides the occasion.
 *
 * @param known whether it is known who it is
 * @param invited operations that invite this customer
 * @param coupons codes that are good, by the operation that they open
 * @param left what is left of the budgets of operations that have one
 */
public record Buyer(boolean known, Set<UUID> invited, Map<UUID, String> coupons, Map<UUID, Left> left) {

    /** Nobody in particular, who brings nothing. */
    public static final Buyer ANYONE = new Buyer(false, Set.of(), Map.of(), Map.of());

    /**
     * What is left of a budget.
     *
     * @param amount minor units, or null: no limit
     * @param uses or null: no limit
     */
    public record Left(Long amount, Long uses) {

        boolean allows(long reduction) {
            return (amount == null || reduction <= amount) && (uses == null || uses > 0);
        }
    }
}
