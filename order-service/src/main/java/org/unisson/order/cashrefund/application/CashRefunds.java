package org.unisson.order.cashrefund.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What is owed in cash, until it is fetched. */
public interface CashRefunds {

    /** Writes down what goes back for a purchase, in the transaction that books it. */
    Uni<Void> owe(Transaction tx, UUID purchaseId, List<CashDue> due);

    /** Writes down what was taken for an order that is no sale. @param due of that order */
    Uni<Void> oweOfNoSale(Transaction tx, CashDue due);

    /** The refund, locked until the transaction ends. */
    Uni<Optional<CashRefund>> hold(Transaction tx, UUID refundId);

    /** It is paid out. */
    Uni<Void> paid(Transaction tx, UUID refundId, UUID sessionId, Instant now);

    /** Of that order, paid out or not, the first one first. */
    Uni<List<CashRefund>> of(Transaction tx, UUID orderId);

    /** Those that are due, of all orders, after that id in the order of their ids. */
    Uni<List<CashRefund>> due(Transaction tx, UUID after, int atMost);
}
