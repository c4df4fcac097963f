package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Purchases earn, returns take back. */
public final class Earning {

    private final Programme programme;
    private final EarningRules rules;

    public Earning(Programme programme, EarningRules rules) {
        this.programme = programme;
        this.rules = rules;
    }

    /**
     * Applies a sale, a return, an exchange or a claim; a repeated one changes nothing.
     *
     * @throws PurchaseNeverToldException for a return or a claim of a purchase that was never told
     */
    public List<Movement> apply(Books books, PurchaseFact fact, Instant now) {
        return books.moved(
                switch (fact) {
                    case PurchaseFact.Sale sale -> sold(books, sale, now);
                    case PurchaseFact.Return returned -> returned(books, returned, now);
                    case PurchaseFact.Exchanged exchanged -> Exchanging.told(books, exchanged, now);
                    case PurchaseFact.Claim claim -> claimed(books, claim, now);
                });
    }

    /** What a sale would earn, if it were made under these terms. Nothing is booked. */
    public Preview preview(PurchaseFact.Sale sale) {
        PurchaseFact.Sale ruled = sale.under(rules);
        Purchase purchase = Purchase.made(ruled, programme);
        return new Preview(
                purchase.granted(),
                purchase.life(),
                sale.lines().stream()
                        .map(line -> line.with(rules.of(sale, line)))
                        .toList());
    }

    /** What would be earned. @param lines in the order of the sale's, with what the rules make of them */
    public record Preview(long points, Life life, List<PurchaseFact.Weighed> lines) {}

    private List<Movement> sold(Books books, PurchaseFact.Sale sale, Instant now) {
        if (books.purchase(sale.purchaseId()).isPresent()) {
            return List.of();
        }
        Purchase purchase = Purchase.made(sale.under(rules), programme);
        books.touched(purchase);
        List<Movement> movements = new ArrayList<>();
        if (sale.card() != null && books.account(Name.ofCard(sale.card())).isEmpty()) {
            movements.add(openFor(books, sale.card(), now));
        }
        sale.name().flatMap(books::account).ifPresent(earner -> movements.addAll(credit(books, earner, purchase, now)));
        return movements;
    }

    private static Movement openFor(Books books, String card, Instant now) {
        Account opened = books.open();
        opened.attach(card);
        books.rename(Name.ofCard(card), new Holder(opened.id(), null));
        return opened.linked(now);
    }

    /** Credits a purchase with everything that has happened to it so far, entry by entry. */
    static List<Movement> credit(Books books, Account account, Purchase purchase, Instant now) {
        purchase.creditedTo(account);
        PurchaseFact.Sale sale = purchase.sale();
        List<Movement> movements = new ArrayList<>();
        account.earn(purchase.granted(), purchase.life(), Source.purchase(sale.purchaseId(), sale.purchasedAt()), now)
                .ifPresent(movements::add);
        purchase.returns()
                .forEach(taken -> movements.addAll(
                        takeBack(books, account, purchase, taken, Hold.Refund.ofUnknown(taken.refunded()), now)));
        movements.addAll(
                Exchanging.settle(books, purchase, Source.rounding(sale.purchaseId(), sale.purchasedAt()), now));
        movements.addAll(account.due(now));
        return movements;
    }

    private static List<Movement> returned(Books books, PurchaseFact.Return returned, Instant now) {
        Purchase purchase = told(books, "return " + returned.returnId(), returned.purchaseId());
        if (purchase.knows(returned.returnId())) {
            return List.of();
        }
        Optional<Hold> hold = Optional.ofNullable(purchase.sale().orderId()).flatMap(books::hold);
        TakenBack taken = purchase.take(returned, hold.map(Hold::stillSpent).orElse(Long.MAX_VALUE));
        Hold.Refund given = hold.filter(ignored -> taken.refunded() > 0)
                .map(spent -> {
                    books.touched(spent);
                    return spent.refund(taken.refunded());
                })
                .orElse(Hold.Refund.ofUnknown(taken.refunded()));
        books.touched(purchase);
        books.took(taken);
        return purchase.accountId()
                .map(accountId -> {
                    Account account = books.account(accountId);
                    List<Movement> movements = new ArrayList<>(account.due(now));
                    movements.addAll(takeBack(books, account, purchase, taken, given, now));
                    movements.addAll(Exchanging.settle(
                            books, purchase, Source.rounding(taken.returnId(), taken.returnedAt()), now));
                    movements.addAll(account.due(now));
                    return movements;
                })
                .orElse(List.of());
    }

    /** Whoever claims it earns what is left of it: what had come back before is taken off at once. */
    private static List<Movement> claimed(Books books, PurchaseFact.Claim claim, Instant now) {
        Purchase purchase = told(books, "claim of " + claim.customerId(), claim.purchaseId());
        if (!purchase.claimedBy(claim.customerId())) {
            return List.of();
        }
        books.touched(purchase);
        return books.account(Name.ofCustomer(claim.customerId()))
                .map(earner -> credit(books, earner, purchase, now))
                .orElse(List.of());
    }

    private static Purchase told(Books books, String fact, UUID purchaseId) {
        return books.purchase(purchaseId).orElseThrow(() -> new PurchaseNeverToldException(fact, purchaseId));
    }

    private static List<Movement> takeBack(
            Books books, Account account, Purchase purchase, TakenBack taken, Hold.Refund given, Instant now) {
        List<Movement> movements = new ArrayList<>();
        account.reverse(taken.reversed(), purchase.life(), Source.returned(taken.returnId(), taken.returnedAt()), now)
                .ifPresent(movements::add);
        movements.addAll(Refunding.of(books, account, given, Source.refund(taken.returnId(), taken.returnedAt()), now));
        return movements;
    }
}
