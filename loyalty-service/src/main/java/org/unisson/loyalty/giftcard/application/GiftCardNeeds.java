package org.unisson.loyalty.giftcard.application;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.loyalty.giftcard.domain.GiftCardFact;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.Selling;

/**
 * What a batch needs to see of gift cards.
 *
 * @param references ids of authorisations or cards
 * @param orders that may have gift cards bound to them
 * @param purchases that may have been paid with gift cards
 * @param refunds that may have been given already
 */
public record GiftCardNeeds(Set<UUID> references, Set<UUID> orders, Set<UUID> purchases, Set<UUID> refunds) {

    /** Of these facts. */
    public static GiftCardNeeds of(List<GiftCardFact> facts) {
        GiftCardNeeds needs = new GiftCardNeeds(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        facts.forEach(needs::add);
        return needs;
    }

    /** Of one authorisation. */
    public static GiftCardNeeds ofAuthorisation(UUID id) {
        return new GiftCardNeeds(Set.of(id), Set.of(), Set.of(), Set.of());
    }

    public boolean isNothing() {
        return references.isEmpty() && orders.isEmpty() && purchases.isEmpty() && refunds.isEmpty();
    }

    private void add(GiftCardFact fact) {
        switch (fact) {
            case GiftCardFact.Offered offered -> {
                orders.add(offered.orderId());
                add(offered.parts());
            }
            case GiftCardFact.Confirmed confirmed -> orders.add(confirmed.orderId());
            case GiftCardFact.Cancelled cancelled -> orders.add(cancelled.orderId());
            case GiftCardFact.Sold sold -> {
                purchases.add(sold.purchaseId());
                add(sold.issued());
                add(sold.tenders());
            }
            case GiftCardFact.Returned returned -> purchases.add(returned.purchaseId());
            case GiftCardFact.Received received -> {
                refunds.add(received.returnId());
                Selling.id(received.reference()).ifPresent(references::add);
            }
        }
    }

    private void add(List<Part> parts) {
        parts.forEach(part -> Selling.id(part.reference()).ifPresent(references::add));
    }
}
