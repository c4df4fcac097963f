package org.unisson.customer.care.application;

import java.util.ArrayList;
import java.util.List;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseEntry;
import org.unisson.customer.care.domain.Interaction;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;

/** What the customer's timeline tells of contacts and cases: that they were, never what was said. */
final class CaseMilestones {

    private CaseMilestones() {}

    static Entry of(Interaction contact) {
        return Entry.of(
                        Kind.INTERACTION,
                        contact.interactionId().toString(),
                        contact.customerId(),
                        contact.occurredAt(),
                        contact.interactionId())
                .at(contact.channel().name(), contact.store())
                .because(contact.direction().name());
    }

    /** What a new version of a case brought. */
    static List<Entry> of(Case now, CaseEntry entry) {
        List<Entry> milestones = new ArrayList<>();
        if (entry.kind() == CaseEntry.Kind.OPENED) {
            milestones.add(
                    milestone(Kind.CASE_OPENED, now).because(now.matter().kind().name()));
        }
        if (entry.kind() == CaseEntry.Kind.REPAIR) {
            milestones.add(milestone(Kind.REPAIR, now)
                    .worth(entry.amount())
                    .because(entry.step().name()));
        }
        if (entry.status() != null) {
            switch (entry.status()) {
                case SOLVED -> milestones.add(milestone(Kind.CASE_SOLVED, now));
                case REOPENED -> milestones.add(milestone(Kind.CASE_REOPENED, now));
                case OPEN, WAITING_FOR_CUSTOMER, IN_REPAIR, CLOSED -> {}
            }
        }
        return milestones;
    }

    private static Entry milestone(Kind kind, Case now) {
        return Entry.of(kind, now.caseId() + "/" + now.version(), now.customerId(), now.changedAt(), now.caseId());
    }
}
