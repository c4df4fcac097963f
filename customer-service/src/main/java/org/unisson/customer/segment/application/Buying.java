package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.domain.Purchases;

/** What persons bought. */
public interface Buying {

    /**
     * Of each person what its customers bought; who bought nothing is missing.
     *
     * @param members the customers of each person
     * @param since the beginning of the window
     */
    Uni<Map<UUID, Purchases>> of(Transaction tx, Map<UUID, ? extends Collection<UUID>> members, Instant since);

    /** The quintiles of all who bought: the greatest values of the first four fifths. */
    record Quintiles(long persons, List<Long> recency, List<Long> frequency, List<Long> monetary) {}

    /** Of all persons with a purchase since then; zero persons where there is none. */
    Uni<Quintiles> quintiles(Transaction tx, Instant since, Instant now, String currency);
}
