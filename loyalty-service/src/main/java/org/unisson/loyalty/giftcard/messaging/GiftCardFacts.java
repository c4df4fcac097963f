package org.unisson.loyalty.giftcard.messaging;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardFact;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.Recipient;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnReceived;

/** What order-service's events mean here; empty for what concerns no gift card. */
public final class GiftCardFacts {

    private static final String GIFT_CARD = "GIFT_CARD";
    private static final String NONE = "none";

    private GiftCardFacts() {}

    /** Of orders. That one is confirmed or cancelled is told of all: which have gift cards is known here. */
    public static Optional<GiftCardFact> ofOrders(SpecificRecord payload) {
        return switch (payload) {
            case OrderPlaced placed
            when !placed.getGiftCards().isEmpty() ->
                Optional.of(new GiftCardFact.Offered(
                        placed.getOrderId(),
                        placed.getGiftCards().stream()
                                .map(offer ->
                                        new Part(offer.getAuthorisationId().toString(), money(offer.getAmount())))
                                .toList(),
                        placed.getPointsToSpend() > 0));
            case OrderConfirmed confirmed ->
                Optional.of(new GiftCardFact.Confirmed(confirmed.getOrderId(), confirmed.getConfirmedAt()));
            case OrderCancelled cancelled -> Optional.of(new GiftCardFact.Cancelled(cancelled.getOrderId()));
            case null, default -> Optional.empty();
        };
    }

    /** Of purchases. */
    public static Optional<GiftCardFact> ofPurchases(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made -> sold(made);
            case PurchaseReturned returned -> returned(returned);
            case ReturnReceived received
            when received.getTender().equals(GIFT_CARD) ->
                Optional.of(new GiftCardFact.Received(
                        received.getReturnId(),
                        received.getReference(),
                        money(received.getTotal()),
                        new Recipient(received.getCustomerId(), received.getLocation()),
                        received.getReturnedAt()));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<GiftCardFact> sold(PurchaseMade made) {
        List<Part> issued = made.getLines().stream()
                .filter(line -> line.getGiftCardId() != null)
                .map(line -> new Part(line.getGiftCardId().toString(), money(line.getTotal())))
                .toList();
        List<Part> tenders = made.getTenders().stream()
                .filter(tender -> tender.getKind().equals(GIFT_CARD))
                .map(tender -> part(tender.getReference(), tender.getAmount()))
                .toList();
        return issued.isEmpty() && tenders.isEmpty()
                ? Optional.empty()
                : Optional.of(new GiftCardFact.Sold(
                        made.getPurchaseId(), made.getOrderId(), issued, tenders, made.getPurchasedAt()));
    }

    private static Optional<GiftCardFact> returned(PurchaseReturned returned) {
        List<Part> refunds = returned.getRefunds().stream()
                .filter(refund -> refund.getKind().equals(GIFT_CARD))
                .map(refund -> part(refund.getReference(), refund.getAmount()))
                .toList();
        return refunds.isEmpty()
                ? Optional.empty()
                : Optional.of(new GiftCardFact.Returned(
                        returned.getReturnId(),
                        returned.getPurchaseId(),
                        refunds,
                        new Recipient(returned.getCustomerId(), returned.getLocation()),
                        returned.getReturnedAt()));
    }

    private static Part part(String reference, org.unisson.common.events.Money amount) {
        return new Part(reference == null ? NONE : reference, money(amount));
    }

    private static Money money(org.unisson.common.events.Money amount) {
        return new Money(amount.getMinor(), amount.getCurrency());
    }
}
