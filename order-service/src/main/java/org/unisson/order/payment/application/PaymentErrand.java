package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.payment.domain.Payment;
import org.unisson.order.payment.domain.PaymentStatus;

/** Does at the gateway what one payment needs now, and sees to the consequences. No transaction is open meanwhile. */
@Singleton
class PaymentErrand {

    private static final Logger LOG = Logger.getLogger(PaymentErrand.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    private final PaymentGateway gateway;
    private final PaymentListener listener;
    private final Transactions transactions;
    private final Payments payments;
    private final OwnContext contexts;
    private final Clock clock;
    private final PaymentConfig config;

    PaymentErrand(
            PaymentGateway gateway,
            PaymentListener listener,
            Transactions transactions,
            Payments payments,
            OwnContext contexts,
            Clock clock,
            PaymentConfig config) {
        this.gateway = gateway;
        this.listener = listener;
        this.transactions = transactions;
        this.payments = payments;
        this.contexts = contexts;
        this.clock = clock;
        this.config = config;
    }

    /** Completes when it is done and committed, or put off. */
    Uni<Void> carryOut(Payment payment) {
        Uni<Void> work =
                switch (payment.status()) {
                    case REQUESTED -> authorise(payment);
                    case CHALLENGED ->
                        answered(gateway.outcome(payment.reference())).chain(known -> tell(payment, known));
                    case CAPTURE_DUE -> capture(payment).chain(() -> done(payment));
                    case CANCEL_DUE ->
                        answered(gateway.cancel(payment.reference()))
                                .chain(certain -> certain ? done(payment) : later(payment));
                    case PLANNED, DECLINED, CAPTURED, CANCELLED -> done(payment);
                };
        return work.onFailure(GatewayUnavailableException.class).recoverWithUni(failure -> {
            LOG.infof("payment %s is tried again: %s", payment.reference(), failure.getMessage());
            return later(payment, failure.getMessage());
        });
    }

    /** The customer has the order, so whatever the gateway says, it is asked again, and people see what it said. */
    private Uni<Void> capture(Payment payment) {
        return answered(gateway.capture(payment.reference(), payment.amount()))
                .onFailure(failure -> !(failure instanceof GatewayUnavailableException))
                .transform(failure -> new GatewayUnavailableException(failure.toString()));
    }

    private Uni<Void> authorise(Payment payment) {
        // An earlier attempt may have reached the gateway without its answer reaching us, or our commit.
        Uni<PaymentGateway.Outcome> outcome = payment.attempts() == 1
                ? ask(payment)
                : answered(gateway.outcome(payment.reference()))
                        .chain(known -> known instanceof PaymentGateway.Outcome.Unknown
                                ? ask(payment)
                                : Uni.createFrom().item(known));
        return outcome.chain(known -> tell(payment, known));
    }

    private Uni<Void> tell(Payment payment, PaymentGateway.Outcome outcome) {
        return switch (outcome) {
            case PaymentGateway.Outcome.ChallengeRequired challenge ->
                payment.status() == PaymentStatus.CHALLENGED
                        ? later(payment)
                        : listener.challenged(payment.orderId(), challenge.url());
            case PaymentGateway.Outcome.Approved approved -> listener.approved(payment.orderId(), approved.charge());
            case PaymentGateway.Outcome.Declined ignored -> listener.declined(payment.orderId());
            case PaymentGateway.Outcome.Pending ignored -> later(payment);
            case PaymentGateway.Outcome.Unknown ignored -> later(payment);
        };
    }

    private Uni<PaymentGateway.Outcome> ask(Payment payment) {
        return answered(gateway.authorise(payment.reference(), payment.orderId(), payment.amount(), payment.token()));
    }

    private <T> Uni<T> answered(Uni<T> call) {
        return contexts.comeBack(call.ifNoItem()
                .after(config.answerWithin())
                .failWith(() -> new GatewayUnavailableException("no answer within " + config.answerWithin())));
    }

    private Uni<Void> done(Payment payment) {
        return transactions.run(tx -> payments.done(tx, payment, clock.instant()));
    }

    private Uni<Void> later(Payment payment) {
        return later(payment, null);
    }

    private Uni<Void> later(Payment payment, String cause) {
        long factor = 1L << Math.min(payment.attempts(), 10);
        Duration pause = FIRST_PAUSE.multipliedBy(factor);
        // A customer is slower than a gateway, and the gateway tells when there is news.
        Duration longest = payment.status() == PaymentStatus.CHALLENGED ? BETWEEN_LOOKS : LONGEST_PAUSE;
        Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
        return transactions.run(
                tx -> payments.later(tx, payment, cause, clock.instant().plus(bounded)));
    }
}
