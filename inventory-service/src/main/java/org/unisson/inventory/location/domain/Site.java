package org.unisson.inventory.location.domain;

import java.util.Set;
import org.unisson.chassis.values.Gln;

/** What sourcing needs to know of a location. */
public record Site(Gln gln, boolean warehouse, boolean open, Set<String> capabilities) {

    public boolean can(String capability) {
        return open && capabilities.contains(capability);
    }
}
