package org.unisson.customer.registry.application;

import java.util.Optional;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * A record before and after.
 *
 * @param before empty for a new customer
 */
record Change(Optional<Held> before, SourceRecord after) {

    boolean isNone() {
        return before.map(Held::record).map(after::equals).orElse(false);
    }

    /** Whether it may change who the customer is. */
    boolean tellsIdentity() {
        return before.map(Held::record)
                .map(known -> !TraitsOf.record(known).equals(TraitsOf.record(after)))
                .orElse(true);
    }
}
