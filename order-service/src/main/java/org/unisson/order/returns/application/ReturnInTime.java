package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** Whether goods come back within the days of the policy; agents may allow what comes later. */
@ApplicationScoped
class ReturnInTime {

    private final ReturnPolicies policies;
    private final Clock clock;

    ReturnInTime(ReturnPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Refuses (409) what comes too late, unless somebody allows it. */
    Uni<Void> require(Transaction tx, ReturnRequest request) {
        if (request.allowedBecause() != null) {
            return Uni.createFrom().voidItem();
        }
        Instant at = request.occurredAt() == null ? clock.instant() : request.occurredAt();
        return policies.terms(tx, request.purchaseId())
                .invoke(terms -> {
                    if (terms.policy().isOver(terms.begin(), at)) {
                        throw Problem.conflict(
                                        "too-late",
                                        "Goods are taken back within "
                                                + terms.policy().withinDays() + " days; an agent may allow it.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    /** Writes down why it was allowed, where it was. */
    Uni<Void> keep(Transaction tx, ReturnRequest request, PurchaseReturn made) {
        return request.allowedBecause() == null
                ? Uni.createFrom().voidItem()
                : policies.allowed(tx, made.returnId(), request.allowedBecause());
    }
}
