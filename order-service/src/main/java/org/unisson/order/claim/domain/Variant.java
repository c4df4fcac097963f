package org.unisson.order.claim.domain;

import java.util.UUID;

/** The cohorts that are compared: who is believed at once, and who is looked at first. */
public enum Variant {
    /** The policy decides. */
    TRUST,
    /** An agent decides, whatever the policy would say. */
    HOLDOUT;

    private static final int PERCENT = 100;

    /** The cohort of a customer: always the same while the share does not change, and of a growing share it only grows. */
    public static Variant of(UUID customerId, int holdoutPercent) {
        // The low bits of a UUIDv7 are random, those of its time are not.
        long bucket = Math.floorMod(customerId.getLeastSignificantBits() * 0x9E3779B97F4A7C15L >>> 16, (long) PERCENT);
        return bucket < holdoutPercent ? HOLDOUT : TRUST;
    }
}
