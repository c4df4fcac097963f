package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.Breaches.Breach;
import org.unisson.order.assortment.domain.Assortment;
import org.unisson.order.assortment.domain.Sellability;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;

/** A receipt is a fact and is taken. What its channel may not have sold when it did is written down beside it. */
@ApplicationScoped
public class FlagReceipts {

    private final Assortments assortments;
    private final Breaches breaches;

    FlagReceipts(Assortments assortments, Breaches breaches) {
        this.assortments = assortments;
        this.breaches = breaches;
    }

    /** Looks at the receipts among them, with one statement, and one more where there is something to write. */
    public Uni<Void> flag(Transaction tx, List<Purchase> made) {
        List<Purchase> receipts = made.stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.RECEIPT)
                .toList();
        List<Sku> skus = receipts.stream()
                .flatMap(purchase -> purchase.lines().stream())
                .filter(line -> line.giftCard() == null)
                .map(PurchaseLine::sku)
                .distinct()
                .toList();
        if (skus.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return assortments.of(tx, skus).chain(known -> {
            List<Breach> found = new ArrayList<>();
            receipts.forEach(receipt -> receipt.lines().forEach(line -> look(receipt, line, known, found)));
            return found.isEmpty() ? Uni.createFrom().voidItem() : breaches.add(tx, found);
        });
    }

    private static void look(Purchase receipt, PurchaseLine line, Map<Sku, Assortment> known, List<Breach> found) {
        Assortment assortment = known.get(line.sku());
        if (assortment == null || line.giftCard() != null) {
            return;
        }
        Sellability sellability = assortment.on(receipt.channel(), receipt.purchasedAt());
        if (!sellability.allows(line.carriedOutFrom() == null)) {
            found.add(new Breach(
                    Ids.next(),
                    receipt.purchaseId(),
                    line.lineId(),
                    line.sku().code(),
                    receipt.channel(),
                    receipt.location().number(),
                    sellability.name(),
                    receipt.purchasedAt()));
        }
    }
}
