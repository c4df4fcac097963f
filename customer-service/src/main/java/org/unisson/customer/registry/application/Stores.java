package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;

/** The locations of inventory-service, as far as this service has heard of them. */
public interface Stores {

    /**
     * A location.
     *
     * @param kind STORE, WAREHOUSE or COLLECTION_POINT
     */
    record Location(String gln, String name, String kind) {}

    /** Those of them that are stores. */
    Uni<Set<Gln>> known(Transaction tx, Collection<Gln> glns);

    /** Takes over locations as they are now. */
    Uni<Void> put(Transaction tx, Collection<Location> locations);
}
