package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.journey.domain.Trace;

/** Finds whose touchpoints are whose, as of now. */
public interface Trails {

    /** The consent without which nobody is shown what a person looked at. */
    String PURPOSE = "PERSONALISATION";

    /** Devices of one person that are looked at, the newest first. */
    int MOST_DEVICES = 100;

    /** The traces of the persons that customers are, by the customers. */
    Uni<Map<UUID, Trace>> traces(Transaction tx, Collection<UUID> customers);

    /**
     * What to look for.
     *
     * @param number by which what is found is told apart
     */
    record Search(int number, Trace.Place place) {}

    /** @param storeName or null where it is not known */
    record Found(int number, Touchpoint touchpoint, String storeName) {}

    /**
     * What lies in places, the newest first.
     *
     * @param before only what is older than this, and of that moment what has a smaller id than {@code id}
     * @param most found of each place
     * @param withMerit only what brought somebody, and says who is to be thanked
     */
    Uni<List<Found>> touches(
            Transaction tx, List<Search> searches, Instant before, String id, int most, boolean withMerit);
}
