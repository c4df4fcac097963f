package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What the orders of one had taken of the other's points is settled when they turn out to be two. Whoever owned the points
 * has all of them back, in the lots they were of. Whoever spent them pays with what can be spent, first out of what expires
 * first, and the programme bears what is lacking: nobody is brought below zero. What is only set aside is settled once it is
 * spent.
 */
public final class Parting {

    private Parting() {}

    /** Settles what those holds that are entered have taken across. A repetition finds nothing left to settle. */
    public static List<Movement> apply(Books books, Parted fact, Instant now) {
        List<Hold> spent = new ArrayList<>();
        for (Hold hold : books.holds()) {
            if (hold.isOpen() && hold.parts().stream().anyMatch(part -> across(books, hold, part, fact))) {
                hold.change(part -> across(books, hold, part, fact) ? part.parting() : part);
                books.touched(hold);
                if (hold.state() == Hold.State.CAPTURED) {
                    spent.add(hold);
                }
            }
        }
        Source source = Source.parting(fact.decisionId(), fact.customerId(), fact.version(), fact.at());
        return books.moved(settle(books, spent, source, now));
    }

    private static boolean across(Books books, Hold hold, LotPart part, Parted fact) {
        return hold.isForeign(part)
                && part.left() > 0
                && fact.parts(
                        books.account(hold.decision().accountId()).customerId(),
                        books.account(part.accountId()).customerId());
    }

    /** Settles what was spent of others' points. Givers come first: what they get back may pay what they owe. */
    static List<Movement> settle(Books books, Collection<Hold> holds, Source source, Instant now) {
        Map<UUID, List<LotPart.Given>> back = new TreeMap<>();
        Map<UUID, Long> owing = new TreeMap<>();
        Predicate<LotPart> settled = part -> part.parted() && part.left() > 0;
        for (Hold hold : holds) {
            hold.parts().stream().filter(settled).forEach(part -> {
                back.computeIfAbsent(part.accountId(), ignored -> new ArrayList<>())
                        .add(new LotPart.Given(part.accountId(), part.lotId(), part.expiresAt(), part.left()));
                owing.merge(hold.decision().accountId(), part.left(), Math::addExact);
            });
        }
        List<Movement> movements = new ArrayList<>();
        back.forEach((id, given) -> {
            Account owner = books.account(id);
            movements.addAll(owner.due(now));
            movements.add(owner.restored(given, source.part("to:" + id), now));
            movements.addAll(owner.due(now));
        });
        owing.forEach((id, points) -> {
            Account spender = books.account(id);
            movements.addAll(spender.due(now));
            long[] payable = {spender.payable(points)};
            movements.add(spender.paysBack(points, source.part("by:" + id), now));
            holds.stream()
                    .filter(hold -> hold.decision().accountId().equals(id))
                    .forEach(hold -> hold.change(part -> settled.test(part) ? paid(part, id, payable) : part));
        });
        return movements;
    }

    /** @param payable what is left of what the spender pays; changed */
    private static LotPart paid(LotPart part, UUID spender, long[] payable) {
        long paid = Math.min(payable[0], part.left());
        payable[0] -= paid;
        return part.paidBy(spender, part.left() - paid);
    }
}
