package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What is owed back to cards, until it is paid. */
public interface CardRefunds {

    /**
     * Writes down what the return owes to cards charged through the gateway: those of an order. What a till's own
     * terminal had charged goes back through that terminal, and is only recorded with the return.
     *
     * @param orderId of the purchase's order, or null
     */
    Uni<Void> owe(Transaction tx, PurchaseReturn made, UUID orderId);

    /** Takes those that are due for one attempt; another replica does not see them until their next attempt is due. */
    Uni<List<CardRefund>> claimDue(Transaction tx, int atMost);

    /** It is paid. */
    Uni<Void> done(Transaction tx, UUID refundId);

    /** It is not, and stays owed. */
    Uni<Void> failed(Transaction tx, UUID refundId, String cause);
}
