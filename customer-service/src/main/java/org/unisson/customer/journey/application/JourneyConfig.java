package org.unisson.customer.journey.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Touchpoints and journeys. */
@ConfigMapping(prefix = "unisson.journeys")
public interface JourneyConfig {

    /** How long touchpoints are kept, whole days. What is older is not taken either. */
    @WithDefault("P90D")
    Duration retention();

    /** How long before a purchase a touchpoint may have led to it. */
    @WithDefault("P30D")
    Duration lookBack();

    /** By how much further back a touchpoint counts half as much, in the attribution TIME_DECAY. */
    @WithDefault("P7D")
    Duration halfLife();

    /** How many days to come have a place for touchpoints beforehand. */
    @WithDefault("3")
    int daysAhead();

    /** How often days are made and dropped. */
    @WithDefault("PT1H")
    Duration tidyInterval();
}
