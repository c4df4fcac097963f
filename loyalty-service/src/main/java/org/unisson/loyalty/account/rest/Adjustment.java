package org.unisson.loyalty.account.rest;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A correction by hand.
 *
 * @param points to add, or to take where negative; not 0, at most 10,000 either way
 * @param reason why, for whoever reads the ledger later
 */
record Adjustment(
        @NotNull @Min(-LIMIT) @Max(LIMIT) Long points,
        @NotBlank @Size(max = 200) String reason) {

    static final long LIMIT = 10_000;

    @AssertTrue(message = "points must not be 0")
    boolean isSomething() {
        return points == null || points != 0;
    }
}
