package org.unisson.loyalty.account.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.unisson.loyalty.account.domain.Programme;

/** The terms of the loyalty programme. A purchase keeps the terms under which it was made. */
@ConfigMapping(prefix = "unisson.loyalty")
public interface ProgrammeConfig {

    /** Points for each whole currency unit paid with money. */
    @WithDefault("1")
    int pointsPerUnit();

    /** What one point pays, in minor units of the purchase's currency. */
    @WithDefault("1")
    int pointValue();

    /** How often points that have become active or have expired are booked. */
    @WithDefault("PT1S")
    Duration dueInterval();

    /** How often all accounts are compared with the ledger. */
    @WithDefault("PT1H")
    Duration auditInterval();

    /** The terms as a value. */
    default Programme programme() {
        return new Programme(pointsPerUnit(), pointValue());
    }
}
