package org.unisson.loyalty.account.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Exchanged goods earn as if they had been bought at once: purchases that exchanges join are a family, of which all that is
 * kept is rounded once. So an exchange never costs a point that two halves had made, nor makes one.
 */
final class Exchanging {

    private Exchanging() {}

    /** One side of set-offs is told; whichever comes second joins the purchases. */
    static List<Movement> told(Books books, PurchaseFact.Exchanged fact, Instant now) {
        boolean joined = false;
        for (UUID id : fact.setOffs()) {
            SetOff known = books.setOff(id);
            SetOff told = known.told(fact);
            if (!told.equals(known)) {
                books.touched(told);
                joined |= told.isWhole() && join(books, told);
            }
        }
        return joined
                ? books.purchase(fact.purchaseId())
                        .map(purchase -> settle(
                                books, purchase, Source.exchange(fact.causeId(), fact.purchaseId(), fact.at()), now))
                        .orElse(List.of())
                : List.of();
    }

    private static boolean join(Books books, SetOff setOff) {
        Purchase gave = books.purchase(setOff.gave()).orElse(null);
        Purchase took = books.purchase(setOff.took()).orElse(null);
        if (gave == null || took == null) {
            return false;
        }
        UUID family = gave.family().orElse(setOff.gave());
        books.family(took).forEach(member -> books.joined(member, family));
        books.joined(gave, family);
        return true;
    }

    /**
     * Brings what the purchase's family has earned on its account to what all that is kept of it earns at once.
     *
     * @param source of the change; at most one movement
     */
    static List<Movement> settle(Books books, Purchase purchase, Source source, Instant now) {
        if (purchase.family().isEmpty() || purchase.accountId().isEmpty()) {
            return List.of();
        }
        Account account = books.account(purchase.accountId().get());
        List<Purchase> together = books.family(purchase).stream()
                .filter(member -> member.earnsAs(purchase)
                        && member.accountId()
                                .filter(id -> books.account(id) == account)
                                .isPresent())
                .toList();
        BigInteger counted = together.stream().map(Purchase::counted).reduce(BigInteger.ZERO, BigInteger::add);
        long due = purchase.terms().pointsFor(counted, purchase.kept().currency());
        long earned = together.stream()
                .mapToLong(member -> member.remaining() + member.carried())
                .sum();
        if (due == earned) {
            return List.of();
        }
        purchase.carry(due - earned);
        books.touched(purchase);
        return (due > earned
                        ? account.earn(due - earned, purchase.life(), source, now)
                        : account.reverse(earned - due, purchase.life(), source, now))
                .stream().toList();
    }
}
