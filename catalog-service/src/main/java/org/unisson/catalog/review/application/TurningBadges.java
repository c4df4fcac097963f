package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.purchase.application.PurchaseFollower;
import org.unisson.catalog.purchase.domain.PurchaseChange;
import org.unisson.catalog.review.persistence.Badges;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;

/**
 * A review has the badge if, and only if, its author has bought something of the product, on any channel, and not given all
 * of it back; it follows purchases, claims of receipts, returns, cards, and that a customer is gone (R31).
 */
@Singleton
public class TurningBadges implements PurchaseFollower {

    private final Badges badges;
    private final KeepingReviews keeping;

    TurningBadges(Badges badges, KeepingReviews keeping) {
        this.badges = badges;
        this.keeping = keeping;
    }

    @Override
    public Uni<Void> purchasesChanged(Transaction tx, List<PurchaseChange> changes) {
        List<UUID> purchases = changes.stream().map(PurchaseChange::purchaseId).toList();
        // One writer: a review that is written at this moment either sees the purchase, or is seen by it.
        return OneWriter.REVIEWS
                .await(tx)
                .chain(() -> badges.wrongByPurchases(tx, purchases))
                .chain(wrong -> keeping.turnBadges(tx, wrong));
    }

    @Override
    public Uni<Void> cardsChanged(Transaction tx, Collection<UUID> customers) {
        return OneWriter.REVIEWS
                .await(tx)
                .chain(() -> badges.wrongByCustomers(tx, customers))
                .chain(wrong -> keeping.turnBadges(tx, wrong));
    }
}
