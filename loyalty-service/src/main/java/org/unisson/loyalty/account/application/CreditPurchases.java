package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Books;
import org.unisson.loyalty.account.domain.Earning;
import org.unisson.loyalty.account.domain.EarningRules;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Name;
import org.unisson.loyalty.account.domain.PurchaseFact;

/** Credits a batch of sales and claims, and takes back what returned goods had earned. */
@ApplicationScoped
public class CreditPurchases {

    private final Bookkeeping bookkeeping;
    private final CurrentProgramme programmes;
    private final Categories categories;
    private final Clock clock;

    CreditPurchases(Bookkeeping bookkeeping, CurrentProgramme programmes, Categories categories, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.programmes = programmes;
        this.categories = categories;
        this.clock = clock;
    }

    /** What each fact moved, in the order of the facts. */
    public Uni<List<List<Movement>>> apply(Transaction tx, List<PurchaseFact> facts) {
        return programmes.current(tx).chain(terms -> rules(tx, terms, facts).chain(rules -> needs(tx, facts)
                .chain(needs -> bookkeeping.open(tx, needs))
                .chain(books -> {
                    List<List<Movement>> moved = applyAll(new Earning(terms.programme(), rules), books, facts);
                    return bookkeeping.save(tx, books).replaceWith(moved);
                })));
    }

    /** Knowing what is sold, where there are rules that may ask. */
    private Uni<EarningRules> rules(Transaction tx, EarningTerms terms, List<PurchaseFact> facts) {
        if (terms.rules() == GoodsRules.NONE) {
            return Uni.createFrom().item(EarningRules.NONE);
        }
        Set<String> skus = new HashSet<>();
        for (PurchaseFact fact : facts) {
            if (fact instanceof PurchaseFact.Sale sale) {
                sale.lines().forEach(line -> skus.add(line.sku()));
            }
        }
        return categories.of(tx, skus).map(terms.rules()::knowing);
    }

    private List<List<Movement>> applyAll(Earning earning, Books books, List<PurchaseFact> facts) {
        Instant now = clock.instant();
        return facts.stream().map(fact -> earning.apply(books, fact, now)).toList();
    }

    private Uni<Needs> needs(Transaction tx, List<PurchaseFact> facts) {
        SortedSet<Name> names = new TreeSet<>();
        Set<UUID> purchases = new HashSet<>();
        Set<UUID> soldHere = new HashSet<>();
        Set<UUID> orders = new HashSet<>();
        Set<UUID> setOffs = new HashSet<>();
        List<UUID> returnedHere = new ArrayList<>();
        for (PurchaseFact fact : facts) {
            purchases.add(fact.purchaseId());
            switch (fact) {
                case PurchaseFact.Sale sale -> {
                    sale.name().ifPresent(names::add);
                    soldHere.add(sale.purchaseId());
                    if (sale.orderId() != null && !sale.paidWithPoints().isZero()) {
                        orders.add(sale.orderId());
                    }
                }
                case PurchaseFact.Return returned -> returnedHere.add(returned.purchaseId());
                case PurchaseFact.Exchanged exchanged -> setOffs.addAll(exchanged.setOffs());
                case PurchaseFact.Claim claim -> names.add(Name.ofCustomer(claim.customerId()));
            }
        }
        returnedHere.removeAll(soldHere);
        Needs needs = new Needs(names, purchases, orders, Set.of(), setOffs);
        if (returnedHere.isEmpty()) {
            return Uni.createFrom().item(needs);
        }
        return bookkeeping.known(tx, returnedHere).map(known -> {
            for (Bookkeeping.KnownPurchase purchase : known) {
                if (purchase.name() != null) {
                    names.add(purchase.name());
                }
                if (purchase.orderId() != null) {
                    orders.add(purchase.orderId());
                }
            }
            return needs;
        });
    }
}
