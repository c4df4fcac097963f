package org.unisson.inventory.sourcing.domain;

/** A policy with the version it has now. */
public record KnownPolicy(SourcingPolicy policy, long version) {

    /** The built-in one, which nobody changes. */
    public static final KnownPolicy BUILT_IN = new KnownPolicy(SourcingPolicy.BUILT_IN, 0);

    /** The same for what comes from one place and is not sent there from another. */
    KnownPolicy undividing() {
        return new KnownPolicy(policy.undividing(), version);
    }
}
