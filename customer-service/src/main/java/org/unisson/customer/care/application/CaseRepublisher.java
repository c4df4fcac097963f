package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.customer.care.domain.Case;

/** Publishes every case again as it is. */
@ApplicationScoped
class CaseRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final Cases cases;

    CaseRepublisher(Retelling retelling, Cases cases) {
        this.retelling = retelling;
        this.cases = cases;
    }

    @Override
    public String subject() {
        return "cases";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL,
                PAGE,
                (tx, last, limit) -> cases.pageForRepublishing(tx, last, limit)
                        .invoke(page -> page.forEach(one -> tx.emit(CaseEvents.changed(one)))),
                Case::caseId);
    }
}
