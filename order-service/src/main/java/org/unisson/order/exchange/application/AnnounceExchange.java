package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.exchange.application.ExchangeRequest.Taking;
import org.unisson.order.exchange.domain.Announcement;
import org.unisson.order.exchange.domain.Announcement.Wanted;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.returns.application.DecidedReturn;
import org.unisson.order.returns.application.ReturnRequest;
import org.unisson.order.returns.application.TakeReturn;
import org.unisson.order.returns.domain.Condition;
import org.unisson.order.returns.domain.Returned;
import org.unisson.order.returns.domain.SetOff;

/** Takes down what will come back, and what is wanted for it. No money and no goods move. */
@ApplicationScoped
public class AnnounceExchange {

    /** More than a purchase ever needs: what is no longer awaited is counted as well. */
    private static final int AT_MOST = 100;

    private final TakeReturn returns;
    private final PriceExchange prices;
    private final KnownReferences references;
    private final Announcements announcements;
    private final Clock clock;
    private final Duration awaitedFor;

    AnnounceExchange(
            TakeReturn returns,
            PriceExchange prices,
            KnownReferences references,
            Announcements announcements,
            Clock clock,
            @ConfigProperty(name = "unisson.exchanges.awaited-for", defaultValue = "P30D") Duration awaitedFor) {
        this.returns = returns;
        this.prices = prices;
        this.references = references;
        this.announcements = announcements;
        this.clock = clock;
        this.awaitedFor = awaitedFor;
    }

    /**
     * In the caller's transaction, which holds the purchase from then on: of two announcements at once, the second sees
     * the first.
     *
     * @param request without a location
     * @param allowed refuses, by throwing, who may not announce for that customer
     * @throws org.unisson.chassis.rest.ProblemException as an exchange; 409 where other announcements have the pieces; 422
     *     dearer, where a card would have to pay
     */
    public Uni<Announcement> announce(Transaction tx, ExchangeRequest request, Consumer<UUID> allowed) {
        Instant now = clock.instant();
        return returns.foresee(tx, back(request, request.goods()), allowed)
                .invoke(ExchangeGoods::requirePaid)
                .call(() -> requirePickup(tx, request))
                .call(() -> requireFree(tx, request, now))
                .chain(decided -> prices.of(tx, request, decided.granted())
                        .chain(taken -> prices.asked(tx, request.channel(), wanted(request))
                                .map(asked -> announced(request, decided, taken, asked, now))))
                .call(announcement -> announcements.add(tx, announcement));
    }

    private Announcement announced(
            ExchangeRequest request, DecidedReturn decided, TakenGoods taken, Map<Sku, Money> asked, Instant now) {
        String currency = taken.total().currency();
        Money setOff = SetOff.of(
                        decided.held().purchase().tenders(), decided.granted().refunds(), taken.total(), Ids::next)
                .total(currency);
        Money surplus = taken.total().minus(setOff);
        if (!surplus.isZero()) {
            throw Problem.unprocessable(
                            "dearer",
                            "/take",
                            "costs " + surplus + " more than what comes back gives in money: exchange it in a store, or"
                                    + " return it and order anew")
                    .asException();
        }
        return new Announcement(
                Ids.next(),
                request.purchaseId(),
                request.channel(),
                request.goods().stream().collect(Collectors.toMap(Returned::lineId, Returned::quantity)),
                request.take().stream()
                        .map(taking -> new Wanted(
                                taking.sku(), taking.quantity(), inCurrency(asked.get(taking.sku()), currency)))
                        .toList(),
                request.fulfilment(),
                setOff,
                decided.granted().total().minus(setOff),
                now,
                now.plus(awaitedFor),
                null,
                null);
    }

    private static Money inCurrency(Money price, String currency) {
        return price == null || !price.currency().equals(currency) ? null : price;
    }

    private static Set<Sku> wanted(ExchangeRequest request) {
        return request.take().stream().map(Taking::sku).collect(Collectors.toSet());
    }

    /** Asks for all that is awaited of the purchase and for this, as if it came back together. */
    private Uni<Void> requireFree(Transaction tx, ExchangeRequest request, Instant now) {
        return announcements.of(tx, request.purchaseId(), AT_MOST).chain(known -> {
            if (known.size() == AT_MOST) {
                throw Problem.conflict("too-many", "Of one purchase " + AT_MOST + " are announced at most.")
                        .asException();
            }
            List<Returned> all = new ArrayList<>(request.goods());
            known.stream().filter(one -> one.isAwaited(now)).forEach(one -> one.goods()
                    .forEach((line, pieces) -> all.add(new Returned(line, pieces, Condition.SELLABLE))));
            return all.size() == request.goods().size()
                    ? Uni.createFrom().voidItem()
                    : returns.foresee(tx, back(request, all), customer -> {}).replaceWithVoid();
        });
    }

    private Uni<Void> requirePickup(Transaction tx, ExchangeRequest request) {
        if (request.fulfilment().location() == null) {
            return Uni.createFrom().voidItem();
        }
        return references
                .locations(tx, Set.of(request.fulfilment().location()))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable(
                                        "unknown-location",
                                        "/pickup",
                                        "there is no location "
                                                + request.fulfilment().location())
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static ReturnRequest back(ExchangeRequest request, List<Returned> goods) {
        return new ReturnRequest(
                request.purchaseId(), request.channel(), null, goods, null, null, request.allowedBecause(), null);
    }
}
