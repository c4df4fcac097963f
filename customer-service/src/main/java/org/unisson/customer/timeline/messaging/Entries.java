package org.unisson.customer.timeline.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.catalog.events.ReviewChanged;
import org.unisson.chassis.values.Money;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.loyalty.events.PointsBalanceChanged;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReceivedLine;
import org.unisson.order.events.ReturnReceived;
import org.unisson.order.events.ReturnedLine;

/** What the events of others mean for the timeline. */
final class Entries {

    private Entries() {}

    /** All that an event tells a customer. */
    static Stream<Entry> all(SpecificRecord event) {
        return event instanceof PurchaseClaimed claimed ? claimed(claimed) : of(event).stream();
    }

    /** Empty for an event that tells a customer nothing. */
    private static Optional<Entry> of(SpecificRecord event) {
        if (event == null) {
            return Optional.empty();
        }
        return switch (event) {
            case PurchaseMade made -> Optional.of(purchase(made));
            case PurchaseReturned returned -> Optional.of(returned(returned));
            case ReturnReceived received -> Optional.of(received(received));
            case OrderPlaced placed -> Optional.of(placed(placed));
            case OrderConfirmed confirmed ->
                Optional.of(Entry.of(
                                Kind.ORDER_CONFIRMED,
                                confirmed.getOrderId().toString(),
                                confirmed.getCustomerId(),
                                confirmed.getConfirmedAt(),
                                confirmed.getOrderId())
                        .worth(money(confirmed.getTotal())));
            case OrderCancelled cancelled ->
                Optional.of(Entry.of(
                                Kind.ORDER_CANCELLED,
                                cancelled.getOrderId().toString(),
                                cancelled.getCustomerId(),
                                cancelled.getCancelledAt(),
                                cancelled.getOrderId())
                        .because(cancelled.getReason()));
            case OrderFulfilled fulfilled ->
                Optional.of(Entry.of(
                        Kind.ORDER_FULFILLED,
                        fulfilled.getOrderId().toString(),
                        fulfilled.getCustomerId(),
                        fulfilled.getFulfilledAt(),
                        fulfilled.getOrderId()));
            case ReviewChanged review -> review.getRating() == 0 ? Optional.empty() : Optional.of(reviewed(review));
            case PointsBalanceChanged points -> points.getDelta() == 0 ? Optional.empty() : Optional.of(points(points));
            default -> Optional.empty();
        };
    }

    private static Entry purchase(PurchaseMade made) {
        return Entry.of(
                        Kind.PURCHASE,
                        made.getPurchaseId().toString(),
                        made.getCustomerId(),
                        made.getPurchasedAt(),
                        made.getPurchaseId())
                .withCard(made.getCard())
                .at(made.getChannel(), made.getLocation())
                .worth(money(made.getTotal()))
                .counting(made.getLines().stream()
                        .mapToLong(PurchaseLine::getQuantity)
                        .sum())
                .because(made.getKind())
                .ofSkus(made.getLines().stream()
                        .map(PurchaseLine::getSku)
                        .distinct()
                        .toList());
    }

    /** As if it had been the customer's from the start; what came back before the claim is told together. */
    private static Stream<Entry> claimed(PurchaseClaimed claimed) {
        Entry purchase = Entry.of(
                        Kind.PURCHASE,
                        claimed.getPurchaseId().toString(),
                        claimed.getCustomerId(),
                        claimed.getPurchasedAt(),
                        claimed.getPurchaseId())
                .at(claimed.getChannel(), claimed.getLocation())
                .worth(money(claimed.getTotal()))
                .counting(claimed.getQuantity())
                .because("RECEIPT")
                .ofSkus(claimed.getSkus());
        if (claimed.getReturnedQuantity() == 0) {
            return Stream.of(purchase);
        }
        Entry returned = Entry.of(
                        Kind.RETURN,
                        claimed.getClaimId().toString(),
                        claimed.getCustomerId(),
                        claimed.getClaimedAt(),
                        claimed.getPurchaseId())
                .at(claimed.getChannel(), claimed.getLocation())
                .worth(money(claimed.getRefunded()))
                .counting(claimed.getReturnedQuantity())
                .because("RETURN")
                .ofPurchase(claimed.getPurchaseId());
        return Stream.of(purchase, returned);
    }

    private static Entry returned(PurchaseReturned returned) {
        return Entry.of(
                        Kind.RETURN,
                        returned.getReturnId().toString(),
                        returned.getCustomerId(),
                        returned.getReturnedAt(),
                        returned.getReturnId())
                .withCard(returned.getCard())
                .at(returned.getChannel(), returned.getLocation())
                .worth(money(returned.getTotal()))
                .counting(returned.getLines().stream()
                        .mapToLong(ReturnedLine::getQuantity)
                        .sum())
                .because(returned.getCause())
                .ofPurchase(returned.getPurchaseId());
    }

    /** Goods without a receipt: from a known customer, as nobody else is given anything for them. */
    private static Entry received(ReturnReceived received) {
        return Entry.of(
                        Kind.RETURN,
                        received.getReturnId().toString(),
                        received.getCustomerId(),
                        received.getReturnedAt(),
                        received.getReturnId())
                .at(received.getChannel(), received.getLocation())
                .worth(money(received.getTotal()))
                .counting(received.getLines().stream()
                        .mapToLong(ReceivedLine::getQuantity)
                        .sum())
                .because("NO_RECEIPT");
    }

    private static Entry placed(OrderPlaced placed) {
        return Entry.of(
                        Kind.ORDER_PLACED,
                        placed.getOrderId().toString(),
                        placed.getCustomerId(),
                        placed.getPlacedAt(),
                        placed.getOrderId())
                .at(placed.getChannel(), null)
                .worth(money(placed.getTotal()))
                .counting(placed.getLines().stream()
                        .mapToLong(OrderLine::getQuantity)
                        .sum());
    }

    /** Once, as it was first heard of: what becomes of its text is the catalog's to show. */
    private static Entry reviewed(ReviewChanged review) {
        return Entry.of(
                        Kind.REVIEWED,
                        review.getReviewId().toString(),
                        review.getAuthorId(),
                        review.getChangedAt(),
                        review.getProductId())
                .counting(review.getRating());
    }

    private static Entry points(PointsBalanceChanged points) {
        List<String> cards = points.getCards();
        return Entry.of(
                        Kind.POINTS,
                        points.getAccountId() + "/" + points.getVersion(),
                        points.getCustomerId(),
                        points.getChangedAt(),
                        points.getAccountId())
                .withCard(cards.isEmpty() ? null : cards.getFirst())
                .counting(points.getDelta())
                .because(points.getCause());
    }

    private static Money money(org.unisson.common.events.Money money) {
        return new Money(money.getMinor(), money.getCurrency());
    }
}
