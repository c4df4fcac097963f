package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.util.Optional;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Reach;
import org.unisson.inventory.sourcing.domain.Refusal;

/**
 * What an order was promised.
 *
 * @param zone as it is now; empty: there is none of that name any more
 */
public record Promised(Booking booking, Optional<DeliveryZone> zone) {

    /** The locations that can still keep it. */
    public Reach kept(Network network, Instant now) {
        return zone.map(known -> SameDay.on(booking.day(), known, network, now).reach())
                .orElse(anywhere -> Optional.of(Refusal.OUTSIDE_ZONE));
    }
}
