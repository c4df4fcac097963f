package org.unisson.loyalty.giftcard.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.giftcard.domain.GiftCardBooks;
import org.unisson.loyalty.giftcard.domain.GiftCardFact;
import org.unisson.loyalty.giftcard.domain.GiftCardOrder;
import org.unisson.loyalty.giftcard.domain.Offering;
import org.unisson.loyalty.giftcard.domain.RefundCard;
import org.unisson.loyalty.giftcard.domain.Refunding;
import org.unisson.loyalty.giftcard.domain.Selling;

/** Does what orders and purchases ask of gift cards, a batch at a time. */
@ApplicationScoped
public class ServeGiftCards {

    private final GiftCards cards;
    private final Selling selling;
    private final Refunding refunding;
    private final MakeGiftCard making;
    private final ExpiryNews news;
    private final Clock clock;

    ServeGiftCards(GiftCards cards, MakeGiftCard making, ExpiryNews news, GiftCardConfig config, Clock clock) {
        this.cards = cards;
        this.making = making;
        this.news = news;
        this.selling = new Selling(config.validFor());
        this.refunding = new Refunding(config.validFor());
        this.clock = clock;
    }

    /** The order offers gift cards, and cannot have them. */
    public static boolean isRefused(Map<UUID, Offering.Decision> decisions, UUID orderId) {
        Offering.Decision decision = decisions.get(orderId);
        return decision != null && decision.order().state() == GiftCardOrder.State.REFUSED;
    }

    /**
     * Serves orders, together with what they offer of points: all of an order's or nothing.
     *
     * @param points given what was decided about gift cards, answers the orders that have got the points they asked for
     * @return what was decided and has an event of its own, by order
     */
    public Uni<Map<UUID, Offering.Decision>> orders(
            Transaction tx, List<GiftCardFact> facts, Function<Map<UUID, Offering.Decision>, Uni<Set<UUID>>> points) {
        if (facts.isEmpty()) {
            return points.apply(Map.of()).replaceWith(Map.of());
        }
        // Cards are locked before accounts, by whoever locks both.
        return cards.open(tx, GiftCardNeeds.of(facts)).chain(books -> {
            Instant now = clock.instant();
            Map<UUID, Offering.Decision> decisions = decide(books, facts, now);
            return points.apply(decisions).chain(held -> {
                facts.forEach(fact -> finish(books, fact, decisions, held, now));
                decisions.values().removeIf(decision -> decision.order().eventId() == null);
                return cards.save(tx, books).replaceWith(decisions);
            });
        });
    }

    /** Serves purchases. */
    public Uni<Void> purchases(Transaction tx, List<GiftCardFact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cards.open(tx, GiftCardNeeds.of(facts)).chain(books -> {
            Instant now = clock.instant();
            for (GiftCardFact fact : facts) {
                switch (fact) {
                    case GiftCardFact.Sold sold -> selling.sold(books, sold, now);
                    case GiftCardFact.Returned returned -> refunding.returned(books, returned, now);
                    case GiftCardFact.Received received -> refunding.received(books, received, now);
                    case GiftCardFact.Offered offered -> throw misplaced(offered);
                    case GiftCardFact.Confirmed confirmed -> throw misplaced(confirmed);
                    case GiftCardFact.Cancelled cancelled -> throw misplaced(cancelled);
                }
            }
            news.tell(tx, books);
            return made(tx, books.made()).chain(() -> cards.save(tx, books));
        });
    }

    private Uni<Void> made(Transaction tx, List<RefundCard> refunds) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (RefundCard refund : refunds) {
            all = all.chain(() -> making.make(tx, refund));
        }
        return all;
    }

    private static Map<UUID, Offering.Decision> decide(GiftCardBooks books, List<GiftCardFact> facts, Instant now) {
        Map<UUID, Offering.Decision> decisions = new LinkedHashMap<>();
        for (GiftCardFact fact : facts) {
            if (fact instanceof GiftCardFact.Offered offered) {
                Offering.decide(books, offered, now).ifPresent(decision -> decisions.put(offered.orderId(), decision));
            }
        }
        return decisions;
    }

    private static void finish(
            GiftCardBooks books,
            GiftCardFact fact,
            Map<UUID, Offering.Decision> decisions,
            Set<UUID> held,
            Instant now) {
        switch (fact) {
            case GiftCardFact.Offered offered -> {
                boolean decidedNow = decisions.containsKey(offered.orderId());
                if (decidedNow && offered.withPoints() && !held.contains(offered.orderId())) {
                    Offering.letGo(books, offered.orderId());
                }
            }
            case GiftCardFact.Confirmed confirmed -> Offering.confirm(books, confirmed.orderId(), confirmed.at(), now);
            case GiftCardFact.Cancelled cancelled -> Offering.cancel(books, cancelled.orderId());
            case GiftCardFact.Sold sold -> throw misplaced(sold);
            case GiftCardFact.Returned returned -> throw misplaced(returned);
            case GiftCardFact.Received received -> throw misplaced(received);
        }
    }

    private static IllegalArgumentException misplaced(GiftCardFact fact) {
        return new IllegalArgumentException("not told by this feed: " + fact);
    }
}
