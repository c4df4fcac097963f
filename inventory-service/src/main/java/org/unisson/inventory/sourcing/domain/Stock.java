package org.unisson.inventory.sourcing.domain;

import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/** How many pieces a location can still promise. */
@FunctionalInterface
public interface Stock {

    /** Zero or more; zero where the location never had any. */
    long available(Gln location, Sku sku);
}
