package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.messaging.PurchaseReturnedEvents;

/** Takes goods of a purchase back, at any location, and gives back what was paid for them. */
@ApplicationScoped
public class TakeReturn {

    private final ReturnPlace place;
    private final Returns returns;
    private final SettleReturn settleReturn;
    private final Clock clock;

    TakeReturn(ReturnPlace place, Returns returns, SettleReturn settleReturn, Clock clock) {
        this.place = place;
        this.returns = returns;
        this.settleReturn = settleReturn;
        this.clock = clock;
    }

    /** A return. @param isNew whether it was taken now */
    public record Taken(PurchaseReturn made, boolean isNew) {}

    /**
     * Takes the return in the caller's transaction, unless the purchase has one of that reference.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such purchase; 409 more than was bought, goods not handed
     *     over yet, or a reference that is another return's; 422 a line, location or channel that does not exist
     */
    public Uni<Taken> take(Transaction tx, ReturnRequest request) {
        return place.require(tx, request)
                .chain(() -> returns.hold(tx, request.purchaseId()))
                .map(held -> held.orElseThrow(
                        () -> Problem.notFound("purchase", request.purchaseId()).asException()))
                .chain(held -> known(tx, request).chain(known -> known.map(made -> again(made, request))
                        .orElseGet(() ->
                                give(tx, request, held, granted(held.purchase().giveBack(request.goods()))))));
    }

    private Uni<Optional<PurchaseReturn>> known(Transaction tx, ReturnRequest request) {
        return request.reference() == null
                ? Uni.createFrom().item(Optional.empty())
                : returns.known(tx, request.purchaseId(), request.reference());
    }

    private static Uni<Taken> again(PurchaseReturn made, ReturnRequest request) {
        if (!KnownReturn.isOf(made, request)) {
            throw Problem.conflict(
                            "reference-used",
                            "The purchase knows " + made.reference() + " as return " + made.returnId()
                                    + ", which is of another content.")
                    .asException();
        }
        return Uni.createFrom().item(new Taken(made, false));
    }

    private Uni<Taken> give(Transaction tx, ReturnRequest request, Held held, Granted granted) {
        Instant now = clock.instant();
        PurchaseReturn made = new PurchaseReturn(
                Ids.next(),
                request.purchaseId(),
                held.version() + 1,
                request.channel(),
                request.location(),
                held.customerId(),
                held.card(),
                granted.lines(),
                PurchaseReturn.refunds(held.purchase().tenders(), granted.refunds()),
                granted.total(),
                held.purchase().total(),
                request.occurredAt() == null ? now : request.occurredAt(),
                now,
                request.reference(),
                PurchaseReturn.Cause.RETURN);
        tx.emit(PurchaseReturnedEvents.of(made));
        return returns.add(tx, made, granted.refunds())
                .chain(() -> settleReturn.settle(tx, made, held.orderId()))
                .replaceWith(new Taken(made, true));
    }

    private static Granted granted(ReturnDecision decision) {
        return switch (decision) {
            case Granted granted -> granted;
            case ReturnDecision.UnknownLine unknown ->
                throw Problem.unprocessable(
                                "unknown-line",
                                "/lines/" + unknown.index() + "/lineId",
                                "the purchase has no line " + unknown.lineId())
                        .asException();
            case ReturnDecision.NotHandedOver early ->
                throw Problem.conflict(
                                "not-handed-over",
                                "The goods of line " + early.lineId() + " have not been handed over yet.")
                        .asException();
            case ReturnDecision.TooMany tooMany ->
                throw Problem.conflict(
                                "more-than-bought",
                                "Of line " + tooMany.lineId() + " " + tooMany.left() + " can still be returned, not "
                                        + tooMany.asked() + ".")
                        .asException();
        };
    }
}
