package org.unisson.inventory.location.domain;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unisson.chassis.values.Gln;

/**
 * A place that holds or hands over stock.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param timeZone IANA name
 * @param open false while it is closed unexpectedly: nothing is promised from it
 */
public record Location(
        Gln gln,
        String name,
        Kind kind,
        Address address,
        double latitude,
        double longitude,
        String timeZone,
        SortedSet<Capability> capabilities,
        boolean open,
        Handling handling,
        Optional<Calendar> calendar) {

    public enum Kind {
        STORE,
        WAREHOUSE,
        COLLECTION_POINT
    }

    /** What a location can do. */
    public enum Capability {
        /** Goods are carried out over a till. */
        SELL,
        /** Parcels leave from here. */
        SHIP,
        /** Orders are handed over. */
        PICKUP,
        /** Goods are taken back. */
        RETURN,
        /** Goods are received. */
        RECEIVE
    }

    /**
     * Where it is.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Address(String country, String postcode, String city) {}

    /** Open where the other one is. */
    public Location openAs(Location other) {
        return new Location(
                gln, name, kind, address, latitude, longitude, timeZone, capabilities, other.open, handling, calendar);
    }

    /** Whether parcels leave from here now. */
    public boolean ships() {
        return open && capabilities.contains(Capability.SHIP);
    }

    public Location {
        capabilities = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(Set.copyOf(capabilities)));
    }
}
