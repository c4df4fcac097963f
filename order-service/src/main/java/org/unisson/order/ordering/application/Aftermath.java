package org.unisson.order.ordering.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.unisson.order.payment.application.PaymentDesk;

/** What is done once the consequences are committed; losing it costs time only: both are looked for at intervals too. */
@ApplicationScoped
public class Aftermath {

    private final PaymentDesk payments;
    private final Decisions decisions;

    Aftermath(PaymentDesk payments, Decisions decisions) {
        this.payments = payments;
        this.decisions = decisions;
    }

    /** Something of these orders may have changed, and payments may be due. */
    public void of(Collection<UUID> orderIds) {
        decisions.wake(orderIds);
        payments.wake();
    }
}
