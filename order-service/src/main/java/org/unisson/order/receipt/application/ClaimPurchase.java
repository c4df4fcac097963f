package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.receipt.application.PurchaseClaims.Claimable;
import org.unisson.order.receipt.application.PurchaseClaims.Tries;
import org.unisson.order.receipt.domain.ClaimCode;
import org.unisson.order.receipt.messaging.PurchaseClaimedEvents;

/** Makes a receipt of nobody known a customer's, by its code (R15): once, and for good. */
@ApplicationScoped
public class ClaimPurchase {

    /** Wrong codes of a customer in an hour; after them no code is looked at. */
    public static final int WRONG_AT_MOST = 10;

    private static final Duration COUNTED_FOR = Duration.ofHours(1);

    private final PurchaseClaims claims;
    private final Clock clock;

    ClaimPurchase(PurchaseClaims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /** What became of a code that was shown. */
    public sealed interface Outcome {

        /** The purchase is the customer's. */
        record Claimed(PurchaseClaim claim) implements Outcome {}

        /** It is not. A wrong code is counted, so the transaction commits all the same. */
        record Refused(Problem problem) implements Outcome {}
    }

    /** In the caller's transaction. Shown again by the same person, a code is answered as the first time. */
    public Uni<Outcome> claim(Transaction tx, UUID customerId, String typed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return claims.tries(tx, customerId, now).chain(before -> {
            Tries tries = before.since().plus(COUNTED_FOR).isAfter(now) ? before : new Tries(0, now);
            return tries.wrong() >= WRONG_AT_MOST ? tooMany(tries) : look(tx, customerId, typed, tries, now);
        });
    }

    private Uni<Outcome> look(Transaction tx, UUID customerId, String typed, Tries tries, Instant now) {
        return ClaimCode.read(typed)
                .map(code -> claims.hold(tx, code).chain(found -> found.map(one -> decide(tx, customerId, one, now))
                        .orElseGet(() -> unknown(tx, customerId, tries))))
                .orElseGet(() -> unknown(tx, customerId, tries));
    }

    private Uni<Outcome> decide(Transaction tx, UUID customerId, Claimable found, Instant now) {
        if (found.voided()) {
            return refused(Problem.conflict("voided", "The till took this receipt back as never made."));
        }
        if (found.customerId() == null && found.card() == null) {
            return take(tx, customerId, found, now);
        }
        return claims.of(tx, found.purchaseId()).chain(known -> Members.areOne(
                        tx, known.map(PurchaseClaim::customerId).orElse(null), customerId)
                .map(theirs -> theirs
                        ? new Outcome.Claimed(known.orElseThrow())
                        : new Outcome.Refused(
                                Problem.conflict("has-a-customer", "This receipt belongs to a customer already."))));
    }

    private Uni<Outcome> take(Transaction tx, UUID customerId, Claimable found, Instant now) {
        PurchaseClaim claim = new PurchaseClaim(
                Ids.next(),
                found.purchaseId(),
                found.version() + 1,
                customerId,
                found.sale(),
                found.returnedUnits(),
                found.refunded(),
                now);
        tx.emit(PurchaseClaimedEvents.of(claim));
        return claims.add(tx, claim).replaceWith(new Outcome.Claimed(claim));
    }

    private Uni<Outcome> unknown(Transaction tx, UUID customerId, Tries tries) {
        return claims.wrong(tx, customerId, new Tries(tries.wrong() + 1, tries.since()))
                .replaceWith(
                        new Outcome.Refused(Problem.of(404, "unknown-code", "Not found", "No receipt has this code.")));
    }

    private static Uni<Outcome> tooMany(Tries tries) {
        return refused(Problem.of(
                429,
                "too-many-wrong-codes",
                "Too many wrong codes",
                "After " + WRONG_AT_MOST + " wrong codes none is looked at until "
                        + tries.since().plus(COUNTED_FOR) + "."));
    }

    private static Uni<Outcome> refused(Problem problem) {
        return Uni.createFrom().item(new Outcome.Refused(problem));
    }
}
