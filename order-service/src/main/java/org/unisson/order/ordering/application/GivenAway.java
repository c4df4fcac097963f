package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.Purchase;

/** Sales for which nothing is owed, because the retailer gives the goods. */
public interface GivenAway {

    /** The same sales; of those that are given away, with what the goods are worth. */
    Uni<List<Purchase>> valued(Transaction tx, List<Purchase> sold);
}
