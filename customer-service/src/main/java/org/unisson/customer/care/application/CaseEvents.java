package org.unisson.customer.care.application;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.events.CaseChanged;
import org.unisson.schemas.Topics;

/** The public state of a case: nothing that anybody said. */
final class CaseEvents {

    private CaseEvents() {}

    static Event changed(Case to) {
        CaseChanged payload = new CaseChanged(
                to.caseId(),
                to.version(),
                to.customerId(),
                to.matter().kind().name(),
                to.status().name(),
                to.matter().priority().name(),
                to.repair().step() == null ? null : to.repair().step().name(),
                to.openedAt(),
                to.dueAt(),
                to.changedAt());
        // The id follows from case and version, so that publishing the state again is a repeat.
        String name = "case/" + to.caseId() + "/" + to.version();
        return Event.of(Topics.CASES, to.caseId().toString(), to.version(), payload, to.changedAt())
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
