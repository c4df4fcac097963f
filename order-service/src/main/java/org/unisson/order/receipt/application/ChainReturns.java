package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Chains.Chained;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.GivenBack;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.TillRoll;

/** Chains what comes back over a till's counter to the till's receipts. */
@ApplicationScoped
class ChainReturns implements TillRoll {

    private final Chains chains;

    ChainReturns(Chains chains) {
        this.chains = chains;
    }

    @Override
    public Uni<Void> returned(Transaction tx, PurchaseReturn made, String till) {
        ReceiptRef key = new ReceiptRef(made.location(), till, made.returnId().toString());
        return chains.append(
                tx,
                List.of(new Chained(
                        key,
                        LinkKind.RETURN,
                        made.purchaseId(),
                        made.returnId(),
                        ContentHash.fiscal(back(LinkKind.RETURN, key, made)),
                        made.returnedAt())));
    }

    static GivenBack back(LinkKind kind, ReceiptRef key, PurchaseReturn made) {
        return new GivenBack(
                kind,
                key,
                made.purchaseId(),
                made.channel(),
                made.returnedAt(),
                made.refunds().stream()
                        .map(refund -> new GivenBack.Refund(refund.kind(), refund.amount()))
                        .toList(),
                made.total());
    }
}
