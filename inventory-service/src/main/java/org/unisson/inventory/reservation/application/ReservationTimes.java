package org.unisson.inventory.reservation.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of reservations. */
@ConfigMapping(prefix = "unisson.reservations")
public interface ReservationTimes {

    /** How long after the order's own deadline a reservation is kept if the order has not said how it ended. */
    @WithDefault("PT1M")
    Duration grace();

    /** How often reservations that are due are looked for. */
    @WithDefault("PT1S")
    Duration expiryInterval();

    /** How often places where more is set aside than is there are looked at. */
    @WithDefault("PT1S")
    Duration conflictInterval();
}
