package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Brings accounts, cards and customers together as they become known, in whatever order that happens. */
public final class Linking {

    /** Gives the customer an account, and the account exactly the customer's cards with what they had earned. */
    public List<Movement> apply(Books books, CustomerFact customer, Instant now) {
        Name name = Name.ofCustomer(customer.customerId());
        Optional<Account> known = books.account(name);
        Account account = known.orElseGet(() -> adoptOrOpen(books, customer, name));
        List<Movement> movements = new ArrayList<>();
        boolean changed = dropLostCards(books, account, customer);
        for (String card : new TreeSet<>(customer.cards())) {
            changed |= bring(books, account, card, customer.changedAt(), movements, now);
        }
        if (changed || known.isEmpty()) {
            movements.add(account.linked(now));
        }
        movements.addAll(creditWaiting(books, account, now));
        return books.moved(movements);
    }

    /** An account for a customer who has none, before their cards are told: with what waits for it. */
    static List<Movement> open(Books books, UUID customerId, Instant now) {
        Account account = books.open();
        account.claim(customerId);
        books.rename(Name.ofCustomer(customerId), new Holder(account.id(), null));
        List<Movement> movements = new ArrayList<>(List.of(account.linked(now)));
        movements.addAll(creditWaiting(books, account, now));
        return movements;
    }

    private static List<Movement> creditWaiting(Books books, Account account, Instant now) {
        List<Movement> movements = new ArrayList<>();
        for (Purchase waiting : books.pendingOf(account.customerId())) {
            movements.addAll(Earning.credit(books, account, waiting, now));
            books.touched(waiting);
        }
        return movements;
    }

    /** The oldest account of the customer's cards that nobody has claimed becomes theirs; else a new one is opened. */
    private static Account adoptOrOpen(Books books, CustomerFact customer, Name name) {
        Account account = customer.cards().stream()
                .map(card -> books.account(Name.ofCard(card)).orElse(null))
                .filter(Objects::nonNull)
                .filter(candidate -> candidate.customerId() == null)
                .min(Comparator.comparing(Account::id))
                .orElseGet(books::open);
        account.claim(customer.customerId());
        books.rename(name, new Holder(account.id(), null));
        return account;
    }

    private static boolean dropLostCards(Books books, Account account, CustomerFact customer) {
        boolean changed = false;
        for (String card : account.cards()) {
            if (!customer.cards().contains(card)) {
                account.detach(card);
                books.rename(Name.ofCard(card), Holder.NOBODY);
                changed = true;
            }
        }
        return changed;
    }

    private static boolean bring(
            Books books, Account account, String card, Instant claimedAt, List<Movement> movements, Instant now) {
        Name name = Name.ofCard(card);
        Holder holder = books.holder(name);
        Optional<Account> other = books.account(name).filter(current -> current != account);
        if (other.isPresent() && other.get().customerId() != null) {
            // Customers' events are not ordered between each other: the later claim to a card wins, whichever comes
            // first. What the card had earned stays with the customer who earned it.
            if (holder.claimedAt() != null && !claimedAt.isAfter(holder.claimedAt())) {
                return false;
            }
            other.get().detach(card);
            movements.add(other.get().linked(now));
        } else if (other.isPresent()) {
            movements.addAll(other.get().transferTo(account, now));
        }
        boolean known =
                other.isEmpty() && holder.claimedAt() != null && account.cards().contains(card);
        account.attach(card);
        books.rename(name, new Holder(account.id(), claimedAt));
        return !known;
    }
}
