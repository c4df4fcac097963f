package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.Breaches.Breach;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;

/**
 * A receipt is a fact and is taken. What its channel may not have sold when it did, or its brand does not want to be sold
 * so, is written down beside it.
 */
@ApplicationScoped
public class FlagReceipts {

    private final Goods goods;
    private final Breaches breaches;

    FlagReceipts(Goods goods, Breaches breaches) {
        this.goods = goods;
        this.breaches = breaches;
    }

    /**
     * Looks at the receipts among them, with one statement, and one more where there is something to write.
     *
     * @param attended what tills have told, by purchase; of those that are missing nothing
     */
    public Uni<Void> flag(Transaction tx, List<Purchase> made, Map<UUID, Attended> attended) {
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
        return goods.of(tx, skus).chain(known -> {
            List<Breach> found = new ArrayList<>();
            receipts.forEach(receipt ->
                    look(receipt, attended.getOrDefault(receipt.purchaseId(), Attended.BY_NOBODY), known, found));
            return found.isEmpty() ? Uni.createFrom().voidItem() : breaches.add(tx, found);
        });
    }

    private static void look(Purchase receipt, Attended attended, Map<Sku, Article> known, List<Breach> found) {
        for (PurchaseLine line : receipt.lines()) {
            Article article = known.get(line.sku());
            if (article != null && line.giftCard() == null) {
                Stream.of(ofAssortment(receipt, line, article), ofBrand(receipt, attended, article))
                        .flatMap(Optional::stream)
                        .forEach(rule -> found.add(breach(receipt, line, rule)));
            }
        }
    }

    private static Optional<String> ofAssortment(Purchase receipt, PurchaseLine line, Article article) {
        return article.assortment()
                .map(assortment -> assortment.on(receipt.channel(), receipt.purchasedAt()))
                .filter(may -> !may.allows(line.carriedOutFrom() == null))
                .map(Enum::name);
    }

    private static Optional<String> ofBrand(Purchase receipt, Attended attended, Article article) {
        return article.brand()
                .flatMap(policy -> policy.against(receipt.channel(), attended.seller(), attended.appointment()))
                .map(objection -> objection.rule().name());
    }

    private static Breach breach(Purchase receipt, PurchaseLine line, String rule) {
        return new Breach(
                Ids.next(),
                receipt.purchaseId(),
                line.lineId(),
                line.sku().code(),
                receipt.channel(),
                receipt.location().number(),
                rule,
                receipt.purchasedAt());
    }
}
