package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.journey.domain.TouchKind;
import org.unisson.customer.journey.domain.Touchpoint;

/** Takes touchpoints, a batch in one transaction of one or two statements. */
@ApplicationScoped
public class TakingTouchpoints {

    private final Transactions transactions;
    private final OpenDays days;
    private final Touchpoints touchpoints;

    TakingTouchpoints(Transactions transactions, OpenDays days, Touchpoints touchpoints) {
        this.transactions = transactions;
        this.days = days;
        this.touchpoints = touchpoints;
    }

    /** @return ids of those that were not known */
    public Uni<Set<UUID>> take(List<Touchpoint> told) {
        return days.require(days(told)).chain(() -> transactions.run(tx -> take(tx, told)));
    }

    /** Makes a place for them in the transaction in which they are taken. */
    public Uni<Void> prepare(Transaction tx, List<Touchpoint> told) {
        return days.require(tx, days(told));
    }

    private static List<LocalDate> days(List<Touchpoint> told) {
        return told.stream().map(touch -> TouchIds.day(touch.id())).toList();
    }

    /** In a transaction of the caller's, after a place was made for them. */
    public Uni<Set<UUID>> take(Transaction tx, List<Touchpoint> told) {
        // Each once, and in their order: two batches that overlap never lock each other out.
        Map<UUID, Touchpoint> each = new TreeMap<>();
        told.forEach(touch -> each.putIfAbsent(touch.id(), touch));
        if (each.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return touchpoints.keep(tx, List.copyOf(each.values())).call(kept -> {
            // What is told under a known id tells nothing, also nothing of the device.
            List<Touchpoint> telling = each.values().stream()
                    .filter(touch -> touch.identifies() || touch.kind() == TouchKind.SIGNED_OUT)
                    .filter(touch -> kept.contains(touch.id()))
                    .toList();
            return telling.isEmpty() ? Uni.createFrom().voidItem() : touchpoints.identify(tx, telling);
        });
    }
}
