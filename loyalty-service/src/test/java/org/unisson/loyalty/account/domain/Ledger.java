package org.unisson.loyalty.account.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Postings added up as the database would. */
final class Ledger {

    private final List<Movement> movements;
    private final Map<UUID, Map<Book, Long>> members = new HashMap<>();
    private final Map<UUID, Map<Book, Long>> lots = new HashMap<>();
    private final Map<Book, Long> programme = new HashMap<>();
    private long rest;

    private Ledger(List<Movement> movements) {
        this.movements = movements;
    }

    static Ledger of(List<Movement> movements) {
        Ledger ledger = new Ledger(movements);
        movements.stream().flatMap(movement -> movement.postings().stream()).forEach(ledger::add);
        return ledger;
    }

    private void add(Posting posting) {
        rest += posting.points();
        if (posting.lotId() != null) {
            lots.computeIfAbsent(posting.lotId(), ignored -> new HashMap<>())
                    .merge(posting.book(), posting.points(), Long::sum);
        }
        (posting.accountId() == null
                        ? programme
                        : members.computeIfAbsent(posting.accountId(), ignored -> new HashMap<>()))
                .merge(posting.book(), posting.points(), Long::sum);
    }

    long rest() {
        return rest;
    }

    long of(Account account, Book book) {
        return members.getOrDefault(account.id(), Map.of()).getOrDefault(book, 0L);
    }

    long of(Lot lot, Book book) {
        return lots.getOrDefault(lot.id(), Map.of()).getOrDefault(book, 0L);
    }

    long ofProgramme(Book book) {
        return programme.getOrDefault(book, 0L);
    }

    /** What brought each entry about. */
    List<String> sources() {
        return movements.stream()
                .filter(Movement::isPosted)
                .map(movement -> movement.source().key())
                .toList();
    }
}
