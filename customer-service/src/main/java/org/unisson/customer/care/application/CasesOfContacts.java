package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;
import org.unisson.customer.care.domain.Interaction;
import org.unisson.customer.care.domain.ServiceLevels;
import org.unisson.customer.timeline.application.Timeline;

/** Puts contacts where they are looked for: into their cases and onto the customer's timeline. */
@ApplicationScoped
class CasesOfContacts {

    private final Cases cases;
    private final SavingCases saving;
    private final Timeline timeline;
    private final ServiceLevels levels;

    CasesOfContacts(Cases cases, SavingCases saving, Timeline timeline, CareConfig config) {
        this.cases = cases;
        this.saving = saving;
        this.timeline = timeline;
        this.levels = config.serviceLevels();
    }

    /** The case that it names, held until the transaction ends; 422 where it is none of this person's. */
    Uni<Optional<Case>> lock(Transaction tx, Interaction told) {
        if (told.caseId() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return cases.lock(tx, told.caseId())
                .chain(found -> found.map(one -> cases.areOne(tx, one.customerId(), told.customerId())
                                .map(same -> Optional.of(one).filter(ignored -> same)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .invoke(own -> {
                            if (own.isEmpty()) {
                                // One answer for both, so that nobody learns of another's case.
                                throw Problem.unprocessable("unknown-case", "/caseId", "this customer has no such case")
                                        .asException();
                            }
                        }));
    }

    /** Notes it there; the case, if any, is held. */
    Uni<Void> note(Transaction tx, Optional<Case> found, Interaction contact) {
        return timeline.append(tx, List.of(CaseMilestones.of(contact))).chain(() -> found.map(before -> saving.change(
                                tx,
                                before,
                                (known, now) -> known.contacted(contact.direction(), now, levels),
                                (known, after) -> entry(known, after, contact))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static CaseEntry entry(Case before, Case after, Interaction contact) {
        return new CaseEntry(
                after.caseId(),
                after.version(),
                CaseEntry.Kind.INTERACTION,
                contact.occurredAt(),
                contact.agent(),
                contact.shown(),
                null,
                after.status() == before.status() ? null : after.status(),
                null,
                null,
                contact);
    }
}
