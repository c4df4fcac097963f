package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;
import org.unisson.customer.care.domain.NotNowException;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.timeline.application.Timeline;

/** Takes a case, and puts it back changed: with its entry, on the customer's timeline, and told to the others. */
@ApplicationScoped
class SavingCases {

    private final Cases cases;
    private final FindingCustomers finding;
    private final Timeline timeline;
    private final Clock clock;

    SavingCases(Cases cases, FindingCustomers finding, Timeline timeline, Clock clock) {
        this.cases = cases;
        this.finding = finding;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The case, held until the transaction ends; 404; 403 for whoever may not see the customer. */
    Uni<Case> lock(Transaction tx, UUID caseId, Consumer<Case> guard) {
        return cases.lock(tx, caseId)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("case", caseId).asException()))
                .call(found -> finding.visible(tx, found.customerId()))
                .invoke(guard);
    }

    /** Writes a case that was held; 409 where it does not allow what is done to it. */
    Uni<Case> change(
            Transaction tx,
            Case before,
            BiFunction<Case, Instant, Case> verb,
            BiFunction<Case, Case, CaseEntry> entry) {
        Case after;
        try {
            after = verb.apply(before, clock.instant());
        } catch (NotNowException refused) {
            throw Problem.conflict(refused.slug(), refused.getMessage()).asException();
        }
        CaseEntry told = entry.apply(before, after);
        return cases.save(tx, after, told).chain(() -> tell(tx, after, told));
    }

    /** Writes a new one. */
    Uni<Case> add(Transaction tx, Case opened, CaseEntry entry) {
        return cases.add(tx, opened, entry).chain(() -> tell(tx, opened, entry));
    }

    private Uni<Case> tell(Transaction tx, Case now, CaseEntry entry) {
        tx.emit(CaseEvents.changed(now));
        return timeline.append(tx, CaseMilestones.of(now, entry)).replaceWith(now);
    }
}
