package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.journey.domain.Touchpoint;

/** Where touchpoints are kept, and what they tell of devices. */
public interface Touchpoints {

    /** Keeps those that are not known, in one statement. The days of their ids are open. @return ids of the new ones */
    Uni<Set<UUID>> keep(Transaction tx, List<Touchpoint> all);

    /** Notes whose devices they are told from, and who signed in and out: each once, however often it is told. */
    Uni<Void> identify(Transaction tx, List<Touchpoint> telling);

    /** Makes a place for the touchpoints of these days, where there is none. */
    Uni<Void> open(Transaction tx, List<LocalDate> days);

    /** Drops whole days before that one. @return how many; none where another replica does it */
    Uni<Integer> dropBefore(Transaction tx, LocalDate day);

    /** Forgets who signed in and out before that day, but for the last of each device: no kept touchpoint needs them. */
    Uni<Void> forgetSignsBefore(Transaction tx, LocalDate day);
}
