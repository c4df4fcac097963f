package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.receipt.application.Chains.Chained;
import org.unisson.order.receipt.application.Receipts.Claim;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.application.TillRoll;

/** Takes over a till's counter what comes back and what is taken for it: two links of its chain, one after the other. */
@ApplicationScoped
public class TakeExchangeReceipt {

    private final Receipts receipts;
    private final RecordPurchase recordPurchase;
    private final TillRoll tillRoll;
    private final Chains chains;

    TakeExchangeReceipt(Receipts receipts, RecordPurchase recordPurchase, TillRoll tillRoll, Chains chains) {
        this.receipts = receipts;
        this.recordPurchase = recordPurchase;
        this.tillRoll = tillRoll;
        this.chains = chains;
    }

    /**
     * In the caller's transaction, and last in it, as it holds the till.
     *
     * @param back what came back
     * @param receipt of what is taken; what it names exists
     * @return the purchase that it became
     * @throws org.unisson.chassis.rest.ProblemException 409 where the till has used the number
     */
    public Uni<UUID> take(Transaction tx, PurchaseReturn back, Receipt receipt) {
        UUID purchaseId = Ids.next();
        Claim claim = new Claim(receipt.reference(), purchaseId, ContentHash.of(receipt), null, receipt.session());
        Chained link = new Chained(
                receipt.reference(),
                LinkKind.RECEIPT,
                purchaseId,
                null,
                ContentHash.fiscal(receipt),
                receipt.occurredAt());
        return receipts.claim(tx, List.of(claim))
                .invoke(ours -> {
                    if (ours.isEmpty()) {
                        throw Problem.conflict(
                                        "receipt-conflict", "Receipt " + receipt.reference() + " was taken before.")
                                .asException();
                    }
                })
                .chain(() -> recordPurchase.record(
                        tx,
                        List.of(receipt.asPurchase(purchaseId, receipt.customerId(), Ids::next)),
                        Map.of(purchaseId, receipt.terms().attended())))
                .chain(() -> tillRoll.returned(tx, back, receipt.reference().till()))
                .chain(() -> chains.append(tx, List.of(link)))
                .replaceWith(purchaseId);
    }
}
