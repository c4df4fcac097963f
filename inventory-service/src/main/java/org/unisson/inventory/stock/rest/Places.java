package org.unisson.inventory.stock.rest;

import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Place;

/** Places that a path names. */
final class Places {

    private Places() {}

    /** The place of these codes; 400 where one is none. */
    static Place of(String gln, String sku) {
        try {
            return new Place(new Gln(gln), new Sku(sku));
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("path", malformed.getMessage()).asException();
        }
    }
}
