package org.unisson.inventory.sourcing.domain;

import java.util.function.LongSupplier;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/** What locations can still promise. */
@FunctionalInterface
public interface Stock {

    /**
     * The pieces of a place, zero or more, each time as they are then. A place is looked up once for all baskets of a
     * network, and read once for each: in a flash sale a thousand of them look at the same shelves.
     */
    LongSupplier at(Gln location, Sku sku);
}
