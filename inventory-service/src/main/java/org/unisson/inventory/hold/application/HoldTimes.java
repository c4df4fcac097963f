package org.unisson.inventory.hold.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of holds. How long a cart holds is said by the policy of its channel. */
@ConfigMapping(prefix = "unisson.holds")
public interface HoldTimes {

    /** How often holds that are over are looked for. */
    @WithDefault("PT1S")
    Duration expiryInterval();

    /** How long a hold that has ended is remembered: longer than a cart has to wait until it may hold again. */
    @WithDefault("P1D")
    Duration remembered();

    /** How often ended ones are forgotten. */
    @WithDefault("PT1M")
    Duration forgettingInterval();
}
