package org.unisson.customer.registry.application;

import java.util.Optional;
import org.unisson.customer.registry.domain.GoldenRecord;

/**
 * A golden record before and after.
 *
 * @param before empty for a new customer
 */
record Change(Optional<GoldenRecord> before, GoldenRecord after) {

    boolean isNone() {
        return before.map(after::equals).orElse(false);
    }
}
