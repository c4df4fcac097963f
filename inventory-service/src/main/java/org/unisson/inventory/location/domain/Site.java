package org.unisson.inventory.location.domain;

import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;

/**
 * What sourcing needs to know of a location.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param timetable from which it promises; empty: it has no calendar
 */
public record Site(
        Gln gln,
        boolean warehouse,
        boolean open,
        Set<String> capabilities,
        double latitude,
        double longitude,
        Handling handling,
        Optional<Timetable> timetable) {

    /** One without a calendar. */
    public Site(
            Gln gln,
            boolean warehouse,
            boolean open,
            Set<String> capabilities,
            double latitude,
            double longitude,
            Handling handling) {
        this(gln, warehouse, open, capabilities, latitude, longitude, handling, Optional.empty());
    }

    public boolean can(String capability) {
        return open && capabilities.contains(capability);
    }
}
