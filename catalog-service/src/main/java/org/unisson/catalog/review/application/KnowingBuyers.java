package org.unisson.catalog.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.catalog.review.domain.Cards;
import org.unisson.catalog.review.domain.Purchased;
import org.unisson.catalog.review.persistence.Buyers;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;

/**
 * Who has bought what. A review has the badge if, and only if, its author has bought something of the product, on any
 * channel, and not given all of it back; it follows purchases, claims of receipts, returns and cards.
 */
@ApplicationScoped
public class KnowingBuyers {

    private final Buyers buyers;
    private final KeepingReviews keeping;

    KnowingBuyers(Buyers buyers, KeepingReviews keeping) {
        this.buyers = buyers;
        this.keeping = keeping;
    }

    /** Takes in what purchases tell. */
    public Uni<Void> note(Transaction tx, List<Purchased> told) {
        // One writer: a review that is written at this moment either sees the purchase, or is seen by it.
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : OneWriter.REVIEWS
                        .await(tx)
                        .chain(() -> buyers.note(tx, told))
                        .chain(() -> buyers.wrongByPurchases(
                                tx,
                                told.stream()
                                        .map(Purchased::purchaseId)
                                        .distinct()
                                        .toList()))
                        .chain(wrong -> keeping.turnBadges(tx, wrong));
    }

    /** Takes in whose the cards are: a till may have known no more than the card. */
    public Uni<Void> hold(Transaction tx, List<Cards> cards) {
        return cards.isEmpty()
                ? Uni.createFrom().voidItem()
                : OneWriter.REVIEWS
                        .await(tx)
                        .chain(() -> buyers.hold(tx, cards))
                        .chain(() -> buyers.wrongByCustomers(
                                tx, cards.stream().map(Cards::customerId).toList()))
                        .chain(wrong -> keeping.turnBadges(tx, wrong));
    }
}
