package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;

/** Gives money back on a card through the gateway that had charged it. */
public interface RefundCard {

    /**
     * Refunds once per {@link CardRefund#refundId()}, however often it is called with it. Fails where the outcome is not
     * known or the gateway cannot do it now: then it is called again later.
     */
    Uni<Void> refund(CardRefund refund);
}
