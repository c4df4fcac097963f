package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/** Where returns without a receipt are kept. */
public interface UnreceiptedReturns {

    /** Whether this service has heard of the customer: by a card, a store or a purchase. */
    Uni<Boolean> knows(Transaction tx, UUID customerId);

    /** Returns of one person come one after the other until the transaction ends. */
    Uni<Void> lockPerson(Transaction tx, UUID customerId);

    /** What the customer was given since that instant, exclusive. */
    Uni<Money> given(Transaction tx, UUID customerId, String currency, Instant since);

    /**
     * The lowest price of a piece for which these SKUs were sold on the channel since that instant, in its currency,
     * rounded down; what was given away does not count. One that was not sold is missing.
     */
    Uni<Map<Sku, Money>> lowestPrices(
            Transaction tx, String channel, String currency, Instant since, Collection<Sku> skus);

    Uni<Void> add(Transaction tx, UnreceiptedReturn made);

    /** Those since an instant with an id above the one given, in the order of their ids. */
    Uni<List<UnreceiptedReturn>> since(Transaction tx, Instant since, UUID after, int atMost);
}
