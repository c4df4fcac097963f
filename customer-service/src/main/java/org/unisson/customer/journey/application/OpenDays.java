package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Days that have a place for touchpoints, as far as this replica knows: it asks once a day, not once a batch. */
@ApplicationScoped
public class OpenDays {

    private final Transactions transactions;
    private final Touchpoints touchpoints;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    OpenDays(Transactions transactions, Touchpoints touchpoints) {
        this.transactions = transactions;
        this.touchpoints = touchpoints;
    }

    /** In a transaction of its own, so that nobody waits for a whole batch of somebody else. */
    public Uni<Void> require(Collection<LocalDate> days) {
        List<LocalDate> unknown = unknown(days);
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.run(tx -> touchpoints.open(tx, unknown)).invoke(() -> known.addAll(unknown));
    }

    /** In a transaction of the caller's: it may roll back, and so nothing is remembered. */
    Uni<Void> require(Transaction tx, Collection<LocalDate> days) {
        List<LocalDate> unknown = unknown(days);
        return unknown.isEmpty() ? Uni.createFrom().voidItem() : touchpoints.open(tx, unknown);
    }

    private List<LocalDate> unknown(Collection<LocalDate> days) {
        return days.stream()
                .filter(day -> !known.contains(day))
                .distinct()
                .sorted()
                .toList();
    }

    /** Days before that one are not open any more. */
    void closed(LocalDate before) {
        known.removeIf(day -> day.isBefore(before));
    }
}
