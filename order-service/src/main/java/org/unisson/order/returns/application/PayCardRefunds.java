package org.unisson.order.returns.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Pays what is owed back to cards, again and again until it is done. The gateway is called between transactions, never
 * within one: an attempt that dies half-way is repeated under the same id.
 */
@ApplicationScoped
public class PayCardRefunds {

    private static final Logger LOG = Logger.getLogger(PayCardRefunds.class);
    private static final int AT_ONCE = 16;

    private final Transactions transactions;
    private final CardRefunds refunds;
    private final RefundCard gateway;

    PayCardRefunds(Transactions transactions, CardRefunds refunds, RefundCard gateway) {
        this.transactions = transactions;
        this.refunds = refunds;
        this.gateway = gateway;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.returns.refund-interval", defaultValue = "PT0.5S")
                    java.time.Duration interval) {
        periodic.every(interval, "card refunds", this::payDue);
    }

    /** One attempt at each that is due. */
    public Uni<Void> payDue() {
        return transactions.run(tx -> refunds.claimDue(tx, AT_ONCE)).chain(this::payAll);
    }

    private Uni<Void> payAll(List<CardRefund> due) {
        Uni<Void> paid = Uni.createFrom().voidItem();
        for (CardRefund refund : due) {
            paid = paid.chain(() -> pay(refund));
        }
        return paid;
    }

    private Uni<Void> pay(CardRefund refund) {
        return Uni.createFrom()
                .deferred(() -> gateway.refund(refund))
                .chain(() -> transactions.run(tx -> refunds.done(tx, refund.refundId())))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "card refund %s of order %s is repeated: %s", refund.refundId(), refund.orderId(), failure);
                    return transactions.run(tx -> refunds.failed(tx, refund.refundId(), failure.toString()));
                });
    }
}
