package org.unisson.demo.retailer;

import java.util.List;

/**
 * A store or a warehouse.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param capabilities SELL, SHIP, PICKUP, RETURN, RECEIVE
 */
public record Place(
        String gln,
        String name,
        String kind,
        String postcode,
        String city,
        double latitude,
        double longitude,
        List<String> capabilities) {

    public boolean isStore() {
        return kind.equals("STORE");
    }
}
