package org.unisson.order.returns.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.payment.application.PaymentGateway;

/**
 * Pays what is owed back to cards, again and again until it is done or refused for good. The gateway is called between transactions, never
 * within one: an attempt that dies half-way is repeated under the same id.
 */
@ApplicationScoped
public class PayCardRefunds {

    private static final Logger LOG = Logger.getLogger(PayCardRefunds.class);
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLED_AT_MOST = 8;

    private final Transactions transactions;
    private final OwnContext contexts;
    private final CardRefunds refunds;
    private final PaymentGateway gateway;
    private final Clock clock;
    private final Duration answerWithin;

    PayCardRefunds(
            Transactions transactions,
            OwnContext contexts,
            CardRefunds refunds,
            PaymentGateway gateway,
            Clock clock,
            @ConfigProperty(name = "unisson.payment.answer-within", defaultValue = "PT5S") Duration answerWithin) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.refunds = refunds;
        this.gateway = gateway;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.returns.refund-interval", defaultValue = "PT0.5S") Duration interval) {
        periodic.every(interval, "paying card refunds", this::payDue);
    }

    /** One attempt at each that is due. */
    public Uni<Void> payDue() {
        // All at once: the lease outlasts each, and no longer than that waits who was caught by a crash.
        Duration lease = answerWithin.multipliedBy(2);
        return transactions
                .run(tx -> refunds.take(tx, AT_ONCE, clock.instant(), lease))
                .chain(due -> contexts.each(due, this::pay));
    }

    private Uni<Void> pay(CardRefund refund) {
        return Uni.createFrom()
                .deferred(() -> gateway.refund(refund.payment(), refund.refundId(), refund.amount()))
                .ifNoItem()
                .after(answerWithin)
                .fail()
                .chain(answer -> transactions.run(tx -> decided(tx, refund, answer)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("card refund %s is tried again: %s", refund.refundId(), failure);
                    return transactions.run(tx -> refunds.later(
                            tx,
                            refund.refundId(),
                            failure.toString(),
                            clock.instant().plus(pause(refund))));
                });
    }

    private Uni<Void> decided(Transaction tx, CardRefund refund, PaymentGateway.Refund answer) {
        return switch (answer) {
            case PaymentGateway.Refund.Given ignored -> refunds.done(tx, refund.refundId(), clock.instant());
            case PaymentGateway.Refund.Refused refused ->
                refunds.refused(tx, refund.refundId(), refused.reason(), clock.instant());
        };
    }

    private static Duration pause(CardRefund refund) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(refund.attempts(), DOUBLED_AT_MOST));
    }
}
