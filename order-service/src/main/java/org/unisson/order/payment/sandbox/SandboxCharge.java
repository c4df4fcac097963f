package org.unisson.order.payment.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.domain.CardToken;

/**
 * A page of the sandbox's book.
 *
 * @param turnsAt when a pending one turns out
 * @param turnsInto and how
 */
record SandboxCharge(UUID reference, CardToken token, Money amount, Status status, Instant turnsAt, Status turnsInto) {

    /** Where it stands, in the gateway's eyes. */
    enum Status {
        NEW,
        TRIED,
        PENDING,
        CHALLENGED,
        APPROVED,
        DECLINED,
        CANCELLED
    }

    SandboxCharge with(Status other) {
        return new SandboxCharge(reference, token, amount, other, turnsAt, turnsInto);
    }

    SandboxCharge pendingUntil(Instant instant, Status outcome) {
        return new SandboxCharge(reference, token, amount, Status.PENDING, instant, outcome);
    }
}
