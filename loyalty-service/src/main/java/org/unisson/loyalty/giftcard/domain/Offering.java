package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Offered;
import org.unisson.loyalty.giftcard.domain.GiftCardFact.Part;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder.Refusal;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder.State;

/** Orders take what their customers have set aside of gift cards: all that they offer, or nothing. */
public final class Offering {

    private Offering() {}

    /**
     * An order's gift cards.
     *
     * @param order what was decided
     * @param bound what it has, of each card
     */
    public record Decision(GiftCardOrder order, List<Authorisation> bound) {}

    /** Decides; empty where all was set aside before, or the order was cancelled before it could ask. */
    public static Optional<Decision> decide(GiftCardBooks books, Offered offer, Instant now) {
        Optional<GiftCardOrder> before = books.order(offer.orderId());
        if (before.isPresent() || books.isForestalled(offer.orderId())) {
            // A refusal is said again: without gift cards the order gets no points either.
            return before.filter(order -> order.refusal() != null).map(order -> new Decision(order, List.of()));
        }
        Set<UUID> used = new HashSet<>();
        for (Part part : offer.parts()) {
            UUID id = UUID.fromString(part.reference());
            Refusal refusal = used.add(id) ? refusal(books, id, part.amount(), now) : Refusal.AUTHORISATION_USED;
            if (refusal != null) {
                GiftCardOrder refused = new GiftCardOrder(offer.orderId(), State.REFUSED, Ids.next(), id, refusal, now);
                books.changed(refused);
                return Optional.of(new Decision(refused, List.of()));
            }
        }
        UUID event = offer.withPoints() ? null : Ids.next();
        GiftCardOrder held = new GiftCardOrder(offer.orderId(), State.HELD, event, null, null, now);
        books.changed(held);
        return Optional.of(new Decision(
                held,
                offer.parts().stream()
                        .map(part -> bind(books, offer.orderId(), part))
                        .collect(Collectors.toList())));
    }

    /** The order has not got the points that it offered too: it gets nothing. */
    public static void letGo(GiftCardBooks books, UUID orderId) {
        books.order(orderId).filter(order -> order.state() == State.HELD).ifPresent(order -> {
            books.changed(order.in(State.REFUSED));
            release(books, orderId);
        });
    }

    /** The order is a sale: what it has is spent. */
    public static void confirm(GiftCardBooks books, UUID orderId, Instant at, Instant now) {
        books.order(orderId).filter(order -> order.state() == State.HELD).ifPresent(order -> {
            books.changed(order.in(State.CAPTURED));
            for (Authorisation bound : books.boundTo(orderId)) {
                GiftCard card = books.card(bound.giftCardId()).orElseThrow();
                card.free(bound.amount());
                books.changed(card, card.spend(bound.amount(), Source.order(orderId, bound.id(), at), now));
                books.changed(bound.in(Authorisation.State.CAPTURED));
            }
        });
    }

    /** The order is none. What was spent goes back with the purchase's returns. */
    public static void cancel(GiftCardBooks books, UUID orderId) {
        books.order(orderId).filter(order -> order.state() == State.HELD).ifPresent(order -> {
            books.changed(order.in(State.RELEASED));
            release(books, orderId);
        });
    }

    private static void release(GiftCardBooks books, UUID orderId) {
        for (Authorisation bound : books.boundTo(orderId)) {
            GiftCard card = books.card(bound.giftCardId()).orElseThrow();
            card.free(bound.amount());
            books.changed(card);
            books.changed(bound.in(Authorisation.State.RELEASED));
        }
    }

    private static Refusal refusal(GiftCardBooks books, UUID id, Money amount, Instant now) {
        Authorisation found = books.authorisation(id).orElse(null);
        if (found == null) {
            return Refusal.NO_AUTHORISATION;
        }
        return switch (found.state()) {
            case BOUND, CAPTURED -> Refusal.AUTHORISATION_USED;
            case RELEASED, ENDED -> Refusal.AUTHORISATION_ENDED;
            case OPEN -> {
                if (!found.isOpen(now)) {
                    yield Refusal.AUTHORISATION_ENDED;
                }
                if (!amount.currency().equals(found.amount().currency())) {
                    yield Refusal.WRONG_CURRENCY;
                }
                yield amount.compareTo(found.amount()) > 0 ? Refusal.AMOUNT_TOO_LARGE : null;
            }
        };
    }

    private static Authorisation bind(GiftCardBooks books, UUID orderId, Part part) {
        Authorisation open =
                books.authorisation(UUID.fromString(part.reference())).orElseThrow();
        GiftCard card = books.card(open.giftCardId()).orElseThrow();
        card.free(open.amount().minus(part.amount()));
        books.changed(card);
        Authorisation bound = open.boundTo(orderId, part.amount());
        books.changed(bound);
        return bound;
    }
}
