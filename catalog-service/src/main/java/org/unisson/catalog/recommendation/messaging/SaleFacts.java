package org.unisson.catalog.recommendation.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.catalog.recommendation.domain.SaleFact;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnedLine;

/** What the events of purchases mean for recommendations; empty for those that mean nothing. */
final class SaleFacts {

    // The customer never had the goods; a return of any other cause leaves them with having had them.
    private static final Set<String> UNDOING = Set.of("VOID", "CANCELLATION");
    private static final String GOODWILL = "GOODWILL";

    private SaleFacts() {}

    static Optional<SaleFact> of(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made -> Optional.of(sold(made));
            case PurchaseReturned returned -> Optional.of(takenBack(returned));
            case PurchaseClaimed claimed ->
                Optional.of(new SaleFact.Claimed(claimed.getPurchaseId(), claimed.getCustomerId()));
            case null, default -> Optional.empty();
        };
    }

    private static SaleFact sold(PurchaseMade made) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        for (PurchaseLine line : made.getLines()) {
            if (line.getGiftCardId() == null) {
                pieces.merge(line.getSku(), line.getQuantity(), Long::sum);
            }
        }
        boolean chosen =
                made.getTenders().stream().noneMatch(tender -> tender.getKind().equals(GOODWILL));
        return new SaleFact.Sold(
                made.getPurchaseId(),
                made.getCustomerId(),
                made.getCard(),
                earlier(made.getPurchasedAt(), made.getRecordedAt()),
                pieces,
                chosen);
    }

    // A till whose clock is ahead must not make its sales weigh more than all others.
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static SaleFact takenBack(PurchaseReturned returned) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        for (ReturnedLine line : returned.getLines()) {
            pieces.merge(line.getSku(), line.getQuantity(), Long::sum);
        }
        return new SaleFact.TakenBack(returned.getPurchaseId(), pieces, UNDOING.contains(returned.getCause()));
    }
}
