package org.unisson.loyalty.gesture.messaging;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.loyalty.gesture.domain.GoodsFact;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;

/** What the feed of purchases means for the goods that customers have. */
public final class GoodsFacts {

    private GoodsFacts() {}

    /** In the order told; none for what is of no goods. */
    public static List<GoodsFact> of(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made -> bought(made);
            case PurchaseReturned returned ->
                returned.getLines().stream()
                        .<GoodsFact>map(line ->
                                new GoodsFact.CameBack(returned.getPurchaseId(), line.getLineId(), line.getQuantity()))
                        .toList();
            case PurchaseClaimed claimed ->
                List.of(new GoodsFact.Claimed(claimed.getPurchaseId(), claimed.getCustomerId()));
            case null, default -> List.of();
        };
    }

    private static List<GoodsFact> bought(PurchaseMade made) {
        return made.getLines().stream()
                .filter(line -> line.getGiftCardId() == null)
                .<GoodsFact>map(line -> new GoodsFact.Bought(
                        made.getPurchaseId(),
                        line.getLineId(),
                        line.getSku(),
                        made.getCustomerId(),
                        made.getCard() == null || made.getCard().isBlank() ? null : made.getCard(),
                        line.getQuantity(),
                        made.getPurchasedAt()))
                .toList();
    }
}
