package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The accounts of all that are one person, as if they were one. What one of them owes, the person owes. */
final class Wallet {

    private final List<Account> accounts;

    /** @param accounts all that the person has */
    Wallet(Collection<Account> accounts) {
        this.accounts =
                accounts.stream().sorted(Comparator.comparing(Account::id)).toList();
    }

    List<Movement> due(Instant now) {
        return accounts.stream().flatMap(account -> account.due(now).stream()).toList();
    }

    /** Points that can be spent now. */
    long balance() {
        return accounts.stream().mapToLong(Account::balance).sum();
    }

    /** Which points are spent for so many: first those that expire first, whichever account they are on. */
    List<LotPart> firstOut(long wanted) {
        if (wanted < 1 || wanted > balance()) {
            throw new IllegalStateException("cannot hold " + wanted + " of " + balance() + " points");
        }
        List<LotPart> parts = new ArrayList<>();
        long rest = wanted;
        for (Lot lot : accounts.stream()
                .flatMap(account -> account.lots().stream())
                .sorted(Lot.FIRST_OUT)
                .toList()) {
            long some = Math.min(rest, lot.free());
            if (some > 0) {
                parts.add(LotPart.taken(lot, some));
                rest -= some;
            }
        }
        return parts;
    }
}
