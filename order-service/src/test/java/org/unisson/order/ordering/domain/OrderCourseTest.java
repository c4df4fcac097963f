package org.unisson.order.ordering.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

/** The whole matrix: every state, every message, before the deadline and at it. */
class OrderCourseTest {

    private static final Money TOTAL = euros(20_00);
    private static final Money POINTS = euros(5_00);
    private static final Instant DEADLINE = Instant.parse("2026-03-01T10:02:00Z");
    private static final OrderTerms TERMS =
            new OrderTerms(TOTAL, 500, true, DEADLINE, DEADLINE, List.of(), Optional.empty());

    private static final Map<String, OrderState> STATES = Map.of(
            "BOTH", new OrderState.AwaitingStockAndPoints(),
            "STOCK", new OrderState.AwaitingStock(POINTS),
            "POINTS", new OrderState.AwaitingPoints(),
            "PAYMENT", new OrderState.AwaitingPayment(POINTS),
            "CHALLENGE", new OrderState.AwaitingChallenge(POINTS, "https://bank.example/1"),
            "CONFIRMED", new OrderState.Confirmed(POINTS, "charge"),
            "CANCELLED", new OrderState.Cancelled(CancelReason.CUSTOMER),
            "FULFILLED", new OrderState.Fulfilled(POINTS, "charge"));

    private static final List<OrderMessage> MESSAGES = List.of(
            new StockReserved(1, List.of()),
            new StockRefused(),
            new StockRefused(CancelReason.QUOTA_REACHED),
            new StockReleased(),
            new PointsHeld(POINTS),
            new PointsRefused(CancelReason.POINTS_REFUSED),
            new PaymentApproved("charge"),
            new PaymentDeclined(),
            new DeadlineLooked(),
            new CancelAsked(CancelReason.AGENT),
            new HandedOver(false),
            new CalledOff(CancelReason.NOT_AVAILABLE),
            new ChallengeRequired("https://bank.example/1"),
            new ReplacedLineGone());

    /** A row per state, a column per message as above: the step, then the state it leads to or the reason. */
    private static final String BEFORE_THE_DEADLINE = """
            BOTH:      WAIT/POINTS CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT WAIT/STOCK CANCEL/POINTS_REFUSED VOID TOO_LATE NOT_YET CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            STOCK:     ASK_PAYMENT/PAYMENT CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT REPEATED CANCEL/POINTS_REFUSED VOID TOO_LATE NOT_YET CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            POINTS:    REPEATED CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT ASK_PAYMENT/PAYMENT CANCEL/POINTS_REFUSED VOID TOO_LATE NOT_YET CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            PAYMENT:   REPEATED CANCEL_AND_VOID/OUT_OF_STOCK CANCEL_AND_VOID/QUOTA_REACHED CANCEL_AND_VOID/TIMED_OUT REPEATED CANCEL_AND_VOID/POINTS_REFUSED CONFIRM/CONFIRMED CANCEL/PAYMENT_DECLINED NOT_YET CANCEL_AND_VOID/AGENT REFUSED REFUSED CHALLENGE/CHALLENGE CANCEL_AND_VOID/REPLACED_LINE_GONE
            CHALLENGE: REPEATED CANCEL_AND_VOID/OUT_OF_STOCK CANCEL_AND_VOID/QUOTA_REACHED CANCEL_AND_VOID/TIMED_OUT REPEATED CANCEL_AND_VOID/POINTS_REFUSED CONFIRM/CONFIRMED CANCEL/PAYMENT_DECLINED NOT_YET CANCEL_AND_VOID/AGENT REFUSED REFUSED REPEATED CANCEL_AND_VOID/REPLACED_LINE_GONE
            CONFIRMED: REPEATED BROKEN_PROMISE BROKEN_PROMISE BROKEN_PROMISE REPEATED BROKEN_PROMISE REPEATED BROKEN_PROMISE TOO_LATE REFUSED FULFIL/FULFILLED CALL_OFF/NOT_AVAILABLE TOO_LATE TOO_LATE
            CANCELLED: TOO_LATE TOO_LATE TOO_LATE TOO_LATE TOO_LATE TOO_LATE VOID TOO_LATE TOO_LATE REPEATED REFUSED REPEATED VOID TOO_LATE
            FULFILLED: REPEATED TOO_LATE TOO_LATE TOO_LATE REPEATED TOO_LATE REPEATED BROKEN_PROMISE TOO_LATE REFUSED REPEATED REFUSED TOO_LATE TOO_LATE""";

    private static final String AT_THE_DEADLINE = """
            BOTH:      CANCEL/TIMED_OUT CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT CANCEL/TIMED_OUT CANCEL/POINTS_REFUSED VOID TOO_LATE CANCEL/TIMED_OUT CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            STOCK:     CANCEL/TIMED_OUT CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT REPEATED CANCEL/POINTS_REFUSED VOID TOO_LATE CANCEL/TIMED_OUT CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            POINTS:    REPEATED CANCEL/OUT_OF_STOCK CANCEL/QUOTA_REACHED CANCEL/TIMED_OUT CANCEL/TIMED_OUT CANCEL/POINTS_REFUSED VOID TOO_LATE CANCEL/TIMED_OUT CANCEL/AGENT REFUSED REFUSED VOID CANCEL/REPLACED_LINE_GONE
            PAYMENT:   REPEATED CANCEL_AND_VOID/OUT_OF_STOCK CANCEL_AND_VOID/QUOTA_REACHED CANCEL_AND_VOID/TIMED_OUT REPEATED CANCEL_AND_VOID/POINTS_REFUSED CANCEL_AND_VOID/TIMED_OUT CANCEL/PAYMENT_DECLINED CANCEL_AND_VOID/TIMED_OUT CANCEL_AND_VOID/AGENT REFUSED REFUSED CANCEL_AND_VOID/TIMED_OUT CANCEL_AND_VOID/REPLACED_LINE_GONE
            CHALLENGE: REPEATED CANCEL_AND_VOID/OUT_OF_STOCK CANCEL_AND_VOID/QUOTA_REACHED CANCEL_AND_VOID/TIMED_OUT REPEATED CANCEL_AND_VOID/POINTS_REFUSED CANCEL_AND_VOID/TIMED_OUT CANCEL/PAYMENT_DECLINED CANCEL_AND_VOID/TIMED_OUT CANCEL_AND_VOID/AGENT REFUSED REFUSED REPEATED CANCEL_AND_VOID/REPLACED_LINE_GONE
            CONFIRMED: REPEATED BROKEN_PROMISE BROKEN_PROMISE BROKEN_PROMISE REPEATED BROKEN_PROMISE REPEATED BROKEN_PROMISE TOO_LATE REFUSED FULFIL/FULFILLED CALL_OFF/NOT_AVAILABLE TOO_LATE TOO_LATE
            CANCELLED: TOO_LATE TOO_LATE TOO_LATE TOO_LATE TOO_LATE TOO_LATE VOID TOO_LATE TOO_LATE REPEATED REFUSED REPEATED VOID TOO_LATE
            FULFILLED: REPEATED TOO_LATE TOO_LATE TOO_LATE REPEATED TOO_LATE REPEATED BROKEN_PROMISE TOO_LATE REFUSED REPEATED REFUSED TOO_LATE TOO_LATE""";

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @MethodSource("matrix")
    void everyMessageHasItsOutcomeInEveryState(String state, OrderMessage message, Instant now, String expected) {
        OrderState from = STATES.get(state);

        Transition transition = new OrderCourse(TERMS, now).of(from, message);

        String[] words = expected.split("/");
        assertThat(transition.step()).isEqualTo(Step.valueOf(words[0]));
        if (words.length == 1) {
            assertThat(transition.next()).isEqualTo(from);
        } else if (transition.next() instanceof OrderState.Cancelled cancelled) {
            assertThat(cancelled.reason()).isEqualTo(CancelReason.valueOf(words[1]));
        } else {
            assertThat(transition.next()).isEqualTo(STATES.get(words[1]));
        }
    }

    static Stream<Arguments> matrix() {
        return Stream.concat(rows(BEFORE_THE_DEADLINE, DEADLINE.minusNanos(1_000)), rows(AT_THE_DEADLINE, DEADLINE));
    }

    private static Stream<Arguments> rows(String table, Instant now) {
        List<Arguments> cells = new java.util.ArrayList<>();
        for (String row : table.split("\n")) {
            String[] words = row.trim().split(":?\\s+");
            assertThat(words).as("a cell per message: " + row).hasSize(MESSAGES.size() + 1);
            for (int i = 0; i < MESSAGES.size(); i++) {
                cells.add(Arguments.of(words[0], MESSAGES.get(i), now, words[i + 1]));
            }
        }
        assertThat(cells).hasSize(STATES.size() * MESSAGES.size());
        return cells.stream();
    }

    @Test
    void whatPointsPayInFullNeedsNoCard() {
        OrderTerms terms = new OrderTerms(TOTAL, 2_000, false, DEADLINE, DEADLINE, List.of(), Optional.empty());

        Transition transition = course(terms).of(new OrderState.AwaitingPoints(), new PointsHeld(TOTAL));

        assertThat(transition).isEqualTo(new Transition(Step.CONFIRM, new OrderState.Confirmed(TOTAL, null)));
    }

    @Test
    void whatCostsNothingNeedsNeither() {
        OrderTerms terms = new OrderTerms(euros(0), 0, false, DEADLINE, DEADLINE, List.of(), Optional.empty());

        Transition transition = course(terms).of(terms.beginning(), new StockReserved(1, List.of()));

        assertThat(transition).isEqualTo(new Transition(Step.CONFIRM, new OrderState.Confirmed(euros(0), null)));
    }

    @Test
    void pointsThatPayTooLittleWithoutACardCancel() {
        OrderTerms terms = new OrderTerms(TOTAL, 500, false, DEADLINE, DEADLINE, List.of(), Optional.empty());

        Transition transition = course(terms).of(new OrderState.AwaitingPoints(), new PointsHeld(POINTS));

        assertThat(transition.next()).isEqualTo(new OrderState.Cancelled(CancelReason.PAYMENT_DECLINED));
    }

    @Test
    void pointsWorthMoreThanTheTotalAreNotTaken() {
        Transition transition = course(TERMS).of(new OrderState.AwaitingStockAndPoints(), new PointsHeld(euros(20_01)));

        assertThat(transition.next()).isEqualTo(new OrderState.Cancelled(CancelReason.POINTS_REFUSED));
    }

    private static OrderCourse course(OrderTerms terms) {
        return new OrderCourse(terms, DEADLINE.minusSeconds(60));
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
