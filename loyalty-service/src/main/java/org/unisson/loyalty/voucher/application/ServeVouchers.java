package org.unisson.loyalty.voucher.application;

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
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.voucher.domain.Keeping;
import org.unisson.loyalty.voucher.domain.Redeeming;
import org.unisson.loyalty.voucher.domain.VoucherBooks;
import org.unisson.loyalty.voucher.domain.VoucherFact;
import org.unisson.loyalty.voucher.domain.VoucherOrder;

/** Does what orders, purchases and identities ask of vouchers, a batch at a time. */
@ApplicationScoped
public class ServeVouchers {

    private final Vouchers vouchers;
    private final VoucherNews news;
    private final Clock clock;

    ServeVouchers(Vouchers vouchers, VoucherNews news, Clock clock) {
        this.vouchers = vouchers;
        this.news = news;
        this.clock = clock;
    }

    /** The order offers vouchers, and cannot have them. */
    public static boolean isRefused(Map<UUID, VoucherOrder> decisions, UUID orderId) {
        VoucherOrder decision = decisions.get(orderId);
        return decision != null && decision.refusal() != null;
    }

    /**
     * Serves orders, together with what else they offer: all of an order's or nothing.
     *
     * @param others given what was decided about vouchers, answers the orders that have got all that they offer beside them
     * @return what was decided and has an event of its own, by order
     */
    public Uni<Map<UUID, VoucherOrder>> orders(
            Transaction tx, List<VoucherFact> facts, Function<Map<UUID, VoucherOrder>, Uni<Set<UUID>>> others) {
        if (facts.isEmpty()) {
            return others.apply(Map.of()).replaceWith(Map.of());
        }
        // Vouchers are locked before gift cards, and those before accounts, by whoever locks more than one.
        return vouchers.open(tx, VoucherNeeds.of(facts)).chain(books -> {
            Instant now = clock.instant();
            Map<UUID, VoucherOrder> decisions = decide(books, facts, now);
            return others.apply(decisions).chain(served -> {
                facts.forEach(fact -> finish(books, fact, decisions, served, now));
                decisions.values().removeIf(decision -> decision.eventId() == null);
                return save(tx, books).replaceWith(decisions);
            });
        });
    }

    /** Serves purchases. */
    public Uni<Void> purchases(Transaction tx, List<VoucherFact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return vouchers.open(tx, VoucherNeeds.of(facts)).chain(books -> {
            Instant now = clock.instant();
            for (VoucherFact fact : facts) {
                switch (fact) {
                    case VoucherFact.Sold sold -> Redeeming.sold(books, sold, now);
                    case VoucherFact.Returned returned -> Redeeming.returned(books, returned, now);
                    case VoucherFact.Offered offered -> throw misplaced(offered);
                    case VoucherFact.Cancelled cancelled -> throw misplaced(cancelled);
                }
            }
            return save(tx, books);
        });
    }

    /** Settles what customers have spent of each other's vouchers, who are not one person any more. */
    public Uni<Void> parted(Transaction tx, List<Parted> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> customers = facts.stream().map(Parted::customerId).collect(Collectors.toSet());
        return vouchers.openAcross(tx, customers).chain(books -> {
            facts.forEach(fact -> Redeeming.parted(books, fact, clock.instant()));
            return save(tx, books);
        });
    }

    private Uni<Void> save(Transaction tx, VoucherBooks books) {
        books.changes().forEach(change -> news.tell(tx, change));
        return vouchers.save(tx, books);
    }

    private static Map<UUID, VoucherOrder> decide(VoucherBooks books, List<VoucherFact> facts, Instant now) {
        Map<UUID, VoucherOrder> decisions = new LinkedHashMap<>();
        for (VoucherFact fact : facts) {
            if (fact instanceof VoucherFact.Offered offered) {
                Keeping.decide(books, offered, now).ifPresent(decision -> decisions.put(offered.orderId(), decision));
            }
        }
        return decisions;
    }

    private static void finish(
            VoucherBooks books, VoucherFact fact, Map<UUID, VoucherOrder> decisions, Set<UUID> served, Instant now) {
        switch (fact) {
            case VoucherFact.Offered offered -> {
                boolean decidedNow = decisions.containsKey(offered.orderId());
                if (decidedNow && offered.withOthers() && !served.contains(offered.orderId())) {
                    Keeping.letGo(books, offered, now);
                }
            }
            case VoucherFact.Cancelled cancelled -> Keeping.cancel(books, cancelled, now);
            case VoucherFact.Sold sold -> throw misplaced(sold);
            case VoucherFact.Returned returned -> throw misplaced(returned);
        }
    }

    private static IllegalArgumentException misplaced(VoucherFact fact) {
        return new IllegalArgumentException("not told by this feed: " + fact);
    }
}
