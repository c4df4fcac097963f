package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.application.WriteReturn.Occasion;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.SetOff;

/** Takes goods of a purchase back, at any location, and gives back what was paid for them. */
@ApplicationScoped
public class TakeReturn {

    private final ReturnPlace place;
    private final Returns returns;
    private final ClaimedGoods claimed;
    private final ReturnInTime inTime;
    private final WriteReturn writing;
    private final TillRoll tillRoll;

    TakeReturn(
            ReturnPlace place,
            Returns returns,
            ClaimedGoods claimed,
            ReturnInTime inTime,
            WriteReturn writing,
            TillRoll tillRoll) {
        this.place = place;
        this.inTime = inTime;
        this.returns = returns;
        this.claimed = claimed;
        this.writing = writing;
        this.tillRoll = tillRoll;
    }

    /** A return. @param isNew whether it was taken now */
    public record Taken(PurchaseReturn made, boolean isNew) {}

    /**
     * Takes the return in the caller's transaction, unless the purchase has one of that reference. Pieces that were
     * claimed as not received, and sent again, come in without money.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 no such purchase; 409 more than was bought, too late, goods not
     *     handed over yet, or a reference that is another return's; 422 a line, location or channel that does not exist
     */
    public Uni<Taken> take(Transaction tx, ReturnRequest request) {
        return held(tx, request).chain(held -> known(tx, request)
                .chain(known -> known.map(made -> again(made, request)).orElseGet(() -> decide(tx, request, held)
                        .chain(decided -> give(tx, request, decided, SetOff.NONE))
                        .map(made -> new Taken(made, true)))));
    }

    /**
     * Decides on it in the caller's transaction, and holds the purchase: what is given back can be set off, by {@link
     * #give}.
     *
     * @throws org.unisson.chassis.rest.ProblemException as {@link #take}
     */
    public Uni<DecidedReturn> decide(Transaction tx, ReturnRequest request) {
        return held(tx, request).chain(held -> decide(tx, request, held));
    }

    /**
     * What would be given for goods that are to come back, wherever that is, to those whom the caller allows. The purchase
     * is held.
     *
     * @param allowed refuses, by throwing, who may not
     * @throws org.unisson.chassis.rest.ProblemException as {@link #take}
     */
    public Uni<DecidedReturn> foresee(Transaction tx, ReturnRequest request, Consumer<UUID> allowed) {
        return place.requireChannel(tx, request.channel())
                .chain(() -> purchase(tx, request))
                .invoke(held -> allowed.accept(held.customerId()))
                .chain(held -> decide(tx, request, held));
    }

    private Uni<Held> held(Transaction tx, ReturnRequest request) {
        return place.require(tx, request.channel(), request.location()).chain(() -> purchase(tx, request));
    }

    private Uni<Held> purchase(Transaction tx, ReturnRequest request) {
        return returns.hold(tx, request.purchaseId())
                .map(held -> held.orElseThrow(
                        () -> Problem.notFound("purchase", request.purchaseId()).asException()));
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

    private Uni<DecidedReturn> decide(Transaction tx, ReturnRequest request, Held held) {
        return inTime.require(tx, request)
                .chain(() -> claimed.of(tx, request.purchaseId()))
                .map(pieces -> {
                    ReturnedGoods goods = ReturnedGoods.of(held.purchase(), pieces, request.goods());
                    Granted granted = goods.with(granted(held.purchase().giveBack(goods.bought())));
                    return new DecidedReturn(held, granted, goods.piecesClaimed());
                });
    }

    /** Takes what was decided in the same transaction. @param setOff what of the refunds does not go back */
    public Uni<PurchaseReturn> give(Transaction tx, ReturnRequest request, DecidedReturn decided, SetOff setOff) {
        Held held = decided.held();
        Occasion occasion = new Occasion(
                request.purchaseId(),
                request.channel(),
                request.location(),
                PurchaseReturn.Cause.RETURN,
                request.occurredAt(),
                request.reference());
        return writing.write(tx, Ids.next(), held, decided.granted(), occasion, decided.claimed(), setOff)
                .call(() -> decided.claimed().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : claimed.cameBack(tx, request.purchaseId(), decided.claimed()))
                .call(made -> held.orderId() == null || !held.purchase().total().isZero()
                        ? Uni.createFrom().voidItem()
                        : claimed.replacementCameBack(tx, held.orderId(), made))
                .call(made -> inTime.keep(tx, request, made))
                .call(made -> request.till() == null
                        ? Uni.createFrom().voidItem()
                        : tillRoll.returned(tx, made, request.till()));
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
