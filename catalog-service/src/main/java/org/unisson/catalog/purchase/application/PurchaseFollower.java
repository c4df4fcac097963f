package org.unisson.catalog.purchase.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.purchase.domain.PurchaseChange;
import org.unisson.chassis.persistence.Transaction;

/** What else follows from purchases, in the transaction that writes them down. Transactions that do go one after the other. */
public interface PurchaseFollower {

    /** These have changed, each once in a call, and are written down. */
    Uni<Void> purchasesChanged(Transaction tx, List<PurchaseChange> changes);

    /** These customers have other cards than before, or are gone, or are one person with others than before. */
    Uni<Void> cardsChanged(Transaction tx, Collection<UUID> customers);
}
