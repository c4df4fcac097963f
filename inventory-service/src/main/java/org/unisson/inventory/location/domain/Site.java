package org.unisson.inventory.location.domain;

import java.util.Set;
import org.unisson.chassis.values.Gln;

/**
 * What sourcing needs to know of a location.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 */
public record Site(
        Gln gln,
        boolean warehouse,
        boolean open,
        Set<String> capabilities,
        double latitude,
        double longitude,
        Handling handling) {

    public boolean can(String capability) {
        return open && capabilities.contains(capability);
    }
}
