package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.domain.Term;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.domain.WithinQuotas;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.sourcing.application.PrepareSourcing;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** Puts other pieces in the place of what a cart holds: all lines or none, sourced and limited as its order would be. */
@ApplicationScoped
class ReplaceHold {

    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final PrepareSourcing sourcing;

    ReplaceHold(HoldStore holds, QuotaBooks quotas, StockStore stock, PrepareSourcing sourcing) {
        this.holds = holds;
        this.quotas = quotas;
        this.stock = stock;
        this.sourcing = sourcing;
    }

    /** What a cart asks for. @param customer empty: not known */
    record Wish(Basket basket, Optional<UUID> customer, Term term, Instant now) {}

    /** The hold after it; a problem where something cannot be had. @param before locked */
    Uni<Hold> with(Transaction tx, Hold before, Wish wish) {
        List<Sku> skus = Stream.concat(
                        wish.basket().lines().stream().map(RequestedLine::sku),
                        before.lines().stream().map(line -> line.place().sku()))
                .distinct()
                .toList();
        return quotas.open(
                        tx,
                        skus,
                        List.of(before.cartId()),
                        wish.customer().stream().toList())
                .chain(limits -> stock.lockSkus(tx, skus)
                        .chain(book -> sourcing.of(tx, List.of(wish.basket().channel()), skus)
                                .map(conditions -> replaced(before, wish, limits, book, conditions))
                                .call(() -> stock.save(tx, book, wish.now()))
                                .call(after -> holds.save(tx, List.of(after), wish.now()))
                                .call(() -> quotas.close(tx, limits))));
    }

    private static Hold replaced(Hold before, Wish wish, QuotaBook limits, StockBook book, Conditions conditions) {
        Hold free = before.giveBack(book);
        limits.giveUp(before.cartId());
        Claim claim = Claim.of(before.cartId(), wish.basket(), wish.customer(), wish.now());
        Plan plan = new WithinQuotas(limits, conditions.networks(book::at, before.pieces()), conditions.policies())
                .plan(claim, wish.basket());
        if (!plan.possible()) {
            throw HoldRefusals.of(wish.basket(), plan.shortages());
        }
        limits.take(claim);
        return free.put(wish.basket(), wish.customer(), plan.lines(), wish.term(), book);
    }
}
