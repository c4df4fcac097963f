package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Ids;

/**
 * The lots of one account, and what it owes: points taken back that no lot had any more. It owes only while no lot has
 * points that can be spent; whatever comes in pays first.
 */
final class Lots {

    private final UUID accountId;
    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private long owed;

    Lots(UUID accountId) {
        this.accountId = accountId;
    }

    /** As stored. @param balance what can be spent, or is owed where negative */
    static Lots restore(UUID accountId, Collection<Lot> stored, long balance) {
        Lots restored = new Lots(accountId);
        stored.forEach(lot -> restored.lots.put(lot.id(), lot));
        restored.owed = restored.sum(Book.ACTIVE) - balance;
        return restored;
    }

    /** Points become active. */
    void give(Sides sides, Life life, long points) {
        give(sides, of(life.active()), points);
    }

    /** Points go back to the very lot they came from; to one that lives as long where that is another account's. */
    void giveBack(Sides sides, LotPart.Given given) {
        Lot known = given.lotId() == null ? null : lots.get(given.lotId());
        give(sides, known == null ? of(Life.until(given.expiresAt())) : known, given.points());
    }

    private void give(Sides sides, Lot lot, long points) {
        book(sides, lot, Book.ACTIVE, points);
        long paid = Math.min(owed, sum(Book.ACTIVE));
        if (paid > 0) {
            owed -= paid;
            sides.add(accountId, null, Book.ACTIVE, paid);
            takeFirstOut(sides, paid);
        }
    }

    /** Points are earned that become active later. */
    void giveLater(Sides sides, Life life, long points) {
        book(sides, of(life), Book.PENDING, points);
    }

    /**
     * Takes points back: from the lot that lives as they do, pending or active, then from others; the rest is owed.
     *
     * @return how many of them were pending
     */
    long takeBack(Sides sides, Life life, long points) {
        long pending = takeOwn(sides, life, Book.PENDING, points);
        long active = takeOwn(sides, life.active(), Book.ACTIVE, points - pending);
        take(sides, points - pending - active);
        return pending;
    }

    private long takeOwn(Sides sides, Life life, Book book, long points) {
        long taken = 0;
        for (Lot lot : inOrder()) {
            long some = lot.life().equals(life) ? Math.min(points - taken, lot.points(book)) : 0;
            if (some > 0) {
                book(sides, lot, book, -some);
                taken += some;
            }
        }
        return taken;
    }

    /** Takes points of whichever lot comes first; the rest is owed. */
    void take(Sides sides, long points) {
        long taken = Math.min(points, sum(Book.ACTIVE));
        takeFirstOut(sides, taken);
        if (points > taken) {
            owed += points - taken;
            sides.add(accountId, null, Book.ACTIVE, taken - points);
        }
    }

    private void takeFirstOut(Sides sides, long points) {
        long rest = points;
        for (Lot lot : inOrder()) {
            long some = Math.min(rest, lot.free());
            if (some > 0) {
                book(sides, lot, Book.ACTIVE, -some);
                rest -= some;
            }
        }
    }

    /** Sets points of that lot aside. */
    void hold(Sides sides, LotPart part) {
        Lot lot = lots.get(part.lotId());
        book(sides, lot, Book.ACTIVE, -part.points());
        book(sides, lot, Book.HELD, part.points());
    }

    /** What was set aside is so no more. @param free whether it can be spent again */
    void letGo(Sides sides, List<LotPart> parts, boolean free) {
        for (LotPart part : parts) {
            Lot lot = lots.get(part.lotId());
            book(sides, lot, Book.HELD, -part.points());
            if (free) {
                give(sides, lot, part.points());
            }
        }
    }

    /** The lot of which something is to be booked first, if it is at that instant. */
    Optional<Lot> firstDue(Instant now) {
        return lots.values().stream()
                .filter(lot -> lot.due() != null && !now.isBefore(lot.due()))
                .min(Comparator.comparing(Lot::due).thenComparing(Lot::id));
    }

    /** Pending points become active. @return how many */
    long activate(Sides sides, Lot lot) {
        long points = lot.pending();
        book(sides, lot, Book.PENDING, -points);
        give(sides, lot.life(), points);
        return points;
    }

    /** What is left of it is gone. @return how many */
    long expire(Sides sides, Lot lot) {
        long points = lot.free();
        book(sides, lot, Book.ACTIVE, -points);
        lot.expired(points);
        return points;
    }

    /** All of it leaves, owed points too, and comes in there, each into a lot that lives as long. */
    void moveTo(Lots other, Sides out, Sides in) {
        for (Lot lot : List.copyOf(lots.values())) {
            long pending = lot.pending();
            long free = lot.free();
            if (pending > 0) {
                book(out, lot, Book.PENDING, -pending);
                other.giveLater(in, lot.life(), pending);
            }
            if (free > 0) {
                book(out, lot, Book.ACTIVE, -free);
                other.give(in, lot.life(), free);
            }
        }
        if (owed > 0) {
            out.add(accountId, null, Book.ACTIVE, owed);
            other.take(in, owed);
            owed = 0;
        }
    }

    private void book(Sides sides, Lot lot, Book book, long by) {
        lot.change(book, by);
        sides.add(accountId, lot.id(), book, by);
    }

    /** Where points live equally long they are one lot, so that there are no more lots than ends. */
    private Lot of(Life life) {
        return find(life).orElseGet(() -> {
            Lot opened = Lot.open(Ids.next(), accountId, life);
            lots.put(opened.id(), opened);
            return opened;
        });
    }

    private Optional<Lot> find(Life life) {
        return lots.values().stream().filter(lot -> lot.life().equals(life)).min(Comparator.comparing(Lot::id));
    }

    private List<Lot> inOrder() {
        return lots.values().stream().sorted(Lot.FIRST_OUT).toList();
    }

    private long sum(Book book) {
        return lots.values().stream().mapToLong(lot -> lot.points(book)).sum();
    }

    long owed() {
        return owed;
    }

    List<Lot> all() {
        return List.copyOf(lots.values());
    }
}
