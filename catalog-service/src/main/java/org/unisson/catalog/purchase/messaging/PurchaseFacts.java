package org.unisson.catalog.purchase.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.catalog.purchase.domain.PurchaseFact;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;

/** What the events of purchases mean; empty for those that concern no purchase. */
final class PurchaseFacts {

    // The customer never had the goods; a return of any other cause leaves them with having had them.
    private static final Set<String> UNDOING = Set.of("VOID", "CANCELLATION");
    private static final String GOODWILL = "GOODWILL";

    private PurchaseFacts() {}

    static Optional<PurchaseFact> of(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made -> Optional.of(made(made));
            case PurchaseReturned returned -> Optional.of(takenBack(returned));
            case PurchaseClaimed claimed ->
                Optional.of(new PurchaseFact.Claimed(claimed.getPurchaseId(), claimed.getCustomerId()));
            case null, default -> Optional.empty();
        };
    }

    private static PurchaseFact made(PurchaseMade made) {
        boolean chosen =
                made.getTenders().stream().noneMatch(tender -> tender.getKind().equals(GOODWILL));
        return new PurchaseFact.Made(
                made.getPurchaseId(),
                made.getCustomerId(),
                made.getCard(),
                earlier(made.getPurchasedAt(), made.getRecordedAt()),
                made.getLines().stream()
                        .map(line -> new PurchaseFact.Pieces(
                                line.getSku(), line.getQuantity(), chosen && line.getGiftCardId() == null))
                        .toList());
    }

    // A till whose clock is ahead must not make its sales weigh more than all others.
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static PurchaseFact takenBack(PurchaseReturned returned) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        for (ReturnedLine line : returned.getLines()) {
            pieces.merge(line.getSku(), line.getQuantity(), Long::sum);
        }
        return new PurchaseFact.TakenBack(returned.getPurchaseId(), pieces, UNDOING.contains(returned.getCause()));
    }
}
