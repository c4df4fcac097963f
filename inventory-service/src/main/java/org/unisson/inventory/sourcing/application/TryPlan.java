package org.unisson.inventory.sourcing.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.quota.domain.WithinQuotas;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** Plans a basket as an order of it would be planned now, and sets nothing aside. */
@ApplicationScoped
public class TryPlan {

    private final Transactions transactions;
    private final KnownBaskets known;
    private final PrepareSourcing prepare;
    private final QuotaBooks quotas;
    private final StockStore stock;
    private final Clock clock;

    TryPlan(
            Transactions transactions,
            KnownBaskets known,
            PrepareSourcing prepare,
            QuotaBooks quotas,
            StockStore stock,
            Clock clock) {
        this.transactions = transactions;
        this.known = known;
        this.prepare = prepare;
        this.quotas = quotas;
        this.stock = stock;
        this.clock = clock;
    }

    /** 422 for a SKU or a location that is not known. */
    public Uni<Answer> of(Basket basket) {
        List<Sku> skus = basket.lines().stream().map(RequestedLine::sku).toList();
        return transactions
                .read(tx -> known.require(tx, basket)
                        .chain(() -> prepare.of(tx, List.of(basket.channel()), skus))
                        .chain(conditions -> quotas.look(tx, skus).chain(limits -> stock.look(tx, skus)
                                .map(book -> plan(basket, conditions, limits, book)))))
                .map(plan -> answer(basket, plan));
    }

    private Plan plan(Basket basket, Conditions conditions, QuotaBook limits, StockBook book) {
        // As for a customer who has had nothing yet: who it will be, is not asked here.
        Claim claim = Claim.of(Ids.next(), basket, Optional.of(Ids.next()), clock.instant());
        return new WithinQuotas(limits, conditions.networks(book::at), conditions.policies()).plan(claim, basket);
    }

    private static Answer answer(Basket basket, Plan plan) {
        Map<UUID, String> names = new HashMap<>();
        basket.lines().forEach(line -> names.put(line.lineId(), Integer.toString(names.size())));
        return new Answer(
                plan.possible(),
                plan.possible()
                        ? plan.lines().stream()
                                .map(one -> new From(
                                        names.get(one.lineId()),
                                        one.place().sku().code(),
                                        one.place().location().number(),
                                        one.quantity(),
                                        one.decidedBy().map(Rule::name).orElse(null),
                                        one.promisedBy().orElse(null)))
                                .toList()
                        : List.of(),
                plan.shortages().stream()
                        .map(shortage -> new Missing(
                                shortage.sku().code(),
                                shortage.requested(),
                                shortage.available(),
                                shortage.reason().name()))
                        .toList(),
                plan.decisions().stream()
                        .map(decision -> DecisionView.of(decision, names::get))
                        .toList());
    }

    /**
     * What would become of a basket. Its lines are called by their place in the request, from 0.
     *
     * @param possible whether all of it can be had now
     * @param lines where it would come from; empty where not all of it can be had
     * @param shortages what cannot be had
     * @param decisions how it came to that
     */
    public record Answer(boolean possible, List<From> lines, List<Missing> shortages, List<DecisionView> decisions) {}

    /**
     * Pieces of a location for a line.
     *
     * @param decidedBy absent: there was no other candidate
     * @param promisedBy when they would lie ready, or be with the customer, ordered now; absent: no calendar says so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record From(String line, String sku, String location, long quantity, String decidedBy, Instant promisedBy) {}

    /** Pieces of a SKU that cannot be had. @param reason as in {@code StockReservationRefused} */
    public record Missing(String sku, long requested, long available, String reason) {}
}
