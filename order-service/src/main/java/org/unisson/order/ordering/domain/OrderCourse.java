package org.unisson.order.ordering.domain;

import static org.unisson.order.ordering.domain.Step.ASK_PAYMENT;
import static org.unisson.order.ordering.domain.Step.BROKEN_PROMISE;
import static org.unisson.order.ordering.domain.Step.CALL_OFF;
import static org.unisson.order.ordering.domain.Step.CANCEL;
import static org.unisson.order.ordering.domain.Step.CANCEL_AND_VOID;
import static org.unisson.order.ordering.domain.Step.CHALLENGE;
import static org.unisson.order.ordering.domain.Step.CONFIRM;
import static org.unisson.order.ordering.domain.Step.FULFIL;
import static org.unisson.order.ordering.domain.Step.NOT_YET;
import static org.unisson.order.ordering.domain.Step.REFUSED;
import static org.unisson.order.ordering.domain.Step.REPEATED;
import static org.unisson.order.ordering.domain.Step.TOO_LATE;
import static org.unisson.order.ordering.domain.Step.VOID;
import static org.unisson.order.ordering.domain.Step.WAIT;

import java.time.Instant;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.OrderMessage.CalledOff;
import org.unisson.order.ordering.domain.OrderMessage.CancelAsked;
import org.unisson.order.ordering.domain.OrderMessage.ChallengeRequired;
import org.unisson.order.ordering.domain.OrderMessage.DeadlineLooked;
import org.unisson.order.ordering.domain.OrderMessage.HandedOver;
import org.unisson.order.ordering.domain.OrderMessage.PaymentApproved;
import org.unisson.order.ordering.domain.OrderMessage.PaymentDeclined;
import org.unisson.order.ordering.domain.OrderMessage.PointsHeld;
import org.unisson.order.ordering.domain.OrderMessage.PointsRefused;
import org.unisson.order.ordering.domain.OrderMessage.ReplacedLineGone;
import org.unisson.order.ordering.domain.OrderMessage.StockRefused;
import org.unisson.order.ordering.domain.OrderMessage.StockReleased;
import org.unisson.order.ordering.domain.OrderMessage.StockReserved;
import org.unisson.order.ordering.domain.OrderState.AwaitingChallenge;
import org.unisson.order.ordering.domain.OrderState.AwaitingPayment;
import org.unisson.order.ordering.domain.OrderState.AwaitingPoints;
import org.unisson.order.ordering.domain.OrderState.AwaitingStock;
import org.unisson.order.ordering.domain.OrderState.AwaitingStockAndPoints;
import org.unisson.order.ordering.domain.OrderState.Cancelled;
import org.unisson.order.ordering.domain.OrderState.Confirmed;
import org.unisson.order.ordering.domain.OrderState.Fulfilled;
import org.unisson.order.ordering.domain.OrderState.Paying;
import org.unisson.order.ordering.domain.OrderState.SettingAside;

/**
 * The course of an order: the only judge of what a message does in a state. At the deadline, to the microsecond, nothing
 * leads on but to cancellation.
 */
public record OrderCourse(OrderTerms terms, Instant now) {

    /** What the message does to an order in that state. */
    public Transition of(OrderState state, OrderMessage message) {
        return switch (state) {
            case SettingAside waiting -> settingAside(waiting, message);
            case Paying paying -> paying(paying, message);
            case Confirmed confirmed -> confirmed(confirmed, message);
            case Cancelled cancelled -> cancelled(cancelled, message);
            case Fulfilled fulfilled -> fulfilled(fulfilled, message);
        };
    }

    private Transition settingAside(SettingAside state, OrderMessage message) {
        return switch (message) {
            case StockReserved ignored -> stockReserved(state);
            case PointsHeld held -> pointsHeld(state, held.value());
            case StockRefused refused -> cancel(refused.why());
            case StockReleased ignored -> cancel(CancelReason.TIMED_OUT);
            case PointsRefused refused -> cancel(refused.why());
            case ChallengeRequired ignored -> new Transition(VOID, state);
            case PaymentApproved ignored -> new Transition(VOID, state);
            case PaymentDeclined ignored -> new Transition(TOO_LATE, state);
            case ReplacedLineGone ignored -> cancel(CancelReason.REPLACED_LINE_GONE);
            case DeadlineLooked ignored -> onwards(NOT_YET, state);
            case CancelAsked asked -> cancel(asked.by());
            case HandedOver ignored -> new Transition(REFUSED, state);
            case CalledOff ignored -> new Transition(REFUSED, state);
        };
    }

    private Transition stockReserved(SettingAside state) {
        return switch (state) {
            case AwaitingStockAndPoints ignored -> onwards(WAIT, new AwaitingPoints());
            case AwaitingStock stock -> pay(stock.pointsPay());
            case AwaitingPoints ignored -> new Transition(REPEATED, state);
        };
    }

    private Transition pointsHeld(SettingAside state, Money value) {
        return switch (state) {
            case AwaitingStockAndPoints ignored ->
                terms.canTake(value) ? onwards(WAIT, new AwaitingStock(value)) : cancel(CancelReason.POINTS_REFUSED);
            case AwaitingStock ignored -> new Transition(REPEATED, state);
            case AwaitingPoints ignored -> terms.canTake(value) ? pay(value) : cancel(CancelReason.POINTS_REFUSED);
        };
    }

    private Transition paying(Paying state, OrderMessage message) {
        return switch (message) {
            case ChallengeRequired required -> challenged(state, required.url());
            case PaymentApproved approved ->
                terms.isOver(now)
                        ? cancelAndVoid(CancelReason.TIMED_OUT)
                        : new Transition(CONFIRM, new Confirmed(state.pointsPay(), approved.charge()));
            case PaymentDeclined ignored -> cancel(CancelReason.PAYMENT_DECLINED);
            case StockReserved ignored -> new Transition(REPEATED, state);
            case PointsHeld ignored -> new Transition(REPEATED, state);
            case StockRefused refused -> cancelAndVoid(refused.why());
            case StockReleased ignored -> cancelAndVoid(CancelReason.TIMED_OUT);
            case PointsRefused refused -> cancelAndVoid(refused.why());
            case ReplacedLineGone ignored -> cancelAndVoid(CancelReason.REPLACED_LINE_GONE);
            case DeadlineLooked ignored ->
                terms.isOver(now) ? cancelAndVoid(CancelReason.TIMED_OUT) : new Transition(NOT_YET, state);
            case CancelAsked asked -> cancelAndVoid(asked.by());
            case HandedOver ignored -> new Transition(REFUSED, state);
            case CalledOff ignored -> new Transition(REFUSED, state);
        };
    }

    private Transition challenged(Paying state, String url) {
        return switch (state) {
            case AwaitingPayment asked ->
                terms.isOver(now)
                        ? cancelAndVoid(CancelReason.TIMED_OUT)
                        : new Transition(CHALLENGE, new AwaitingChallenge(asked.pointsPay(), url));
            case AwaitingChallenge ignored -> new Transition(REPEATED, state);
        };
    }

    private Transition confirmed(Confirmed state, OrderMessage message) {
        return switch (message) {
            case StockReserved ignored -> new Transition(REPEATED, state);
            case PointsHeld ignored -> new Transition(REPEATED, state);
            case ChallengeRequired ignored -> new Transition(TOO_LATE, state);
            case PaymentApproved ignored -> new Transition(REPEATED, state);
            case StockRefused ignored -> new Transition(BROKEN_PROMISE, state);
            case StockReleased ignored -> new Transition(BROKEN_PROMISE, state);
            case PointsRefused ignored -> new Transition(BROKEN_PROMISE, state);
            case PaymentDeclined ignored -> new Transition(BROKEN_PROMISE, state);
            case ReplacedLineGone ignored -> new Transition(TOO_LATE, state);
            case DeadlineLooked ignored -> new Transition(TOO_LATE, state);
            case CancelAsked ignored -> new Transition(REFUSED, state);
            case HandedOver ignored -> new Transition(FULFIL, new Fulfilled(state.pointsPay(), state.cardCharge()));
            case CalledOff called -> new Transition(CALL_OFF, new Cancelled(called.why()));
        };
    }

    private Transition cancelled(Cancelled state, OrderMessage message) {
        return switch (message) {
            case ChallengeRequired ignored -> new Transition(VOID, state);
            case PaymentApproved ignored -> new Transition(VOID, state);
            case StockReserved ignored -> new Transition(TOO_LATE, state);
            case StockRefused ignored -> new Transition(TOO_LATE, state);
            case StockReleased ignored -> new Transition(TOO_LATE, state);
            case PointsHeld ignored -> new Transition(TOO_LATE, state);
            case PointsRefused ignored -> new Transition(TOO_LATE, state);
            case PaymentDeclined ignored -> new Transition(TOO_LATE, state);
            case ReplacedLineGone ignored -> new Transition(TOO_LATE, state);
            case DeadlineLooked ignored -> new Transition(TOO_LATE, state);
            case CancelAsked ignored -> new Transition(REPEATED, state);
            case HandedOver ignored -> new Transition(REFUSED, state);
            case CalledOff ignored -> new Transition(REPEATED, state);
        };
    }

    private Transition fulfilled(Fulfilled state, OrderMessage message) {
        return switch (message) {
            case StockReserved ignored -> new Transition(REPEATED, state);
            case PointsHeld ignored -> new Transition(REPEATED, state);
            case ChallengeRequired ignored -> new Transition(TOO_LATE, state);
            case PaymentApproved ignored -> new Transition(REPEATED, state);
            case StockRefused ignored -> new Transition(TOO_LATE, state);
            case StockReleased ignored -> new Transition(TOO_LATE, state);
            case PointsRefused ignored -> new Transition(TOO_LATE, state);
            case PaymentDeclined ignored -> new Transition(BROKEN_PROMISE, state);
            case ReplacedLineGone ignored -> new Transition(TOO_LATE, state);
            case DeadlineLooked ignored -> new Transition(TOO_LATE, state);
            case CancelAsked ignored -> new Transition(REFUSED, state);
            case HandedOver ignored -> new Transition(REPEATED, state);
            case CalledOff ignored -> new Transition(REFUSED, state);
        };
    }

    /** All is set aside: the card pays the rest, where there is one. */
    private Transition pay(Money pointsPay) {
        if (terms.byCard(pointsPay).isZero()) {
            return onwards(CONFIRM, new Confirmed(pointsPay, null));
        }
        return terms.byCard()
                ? onwards(ASK_PAYMENT, new AwaitingPayment(pointsPay))
                : cancel(CancelReason.PAYMENT_DECLINED);
    }

    /** On, unless the deadline has come. From here no payment was asked for. */
    private Transition onwards(Step step, OrderState next) {
        return terms.isOver(now) ? cancel(CancelReason.TIMED_OUT) : new Transition(step, next);
    }

    private static Transition cancel(CancelReason reason) {
        return new Transition(CANCEL, new Cancelled(reason));
    }

    private static Transition cancelAndVoid(CancelReason reason) {
        return new Transition(CANCEL_AND_VOID, new Cancelled(reason));
    }
}
