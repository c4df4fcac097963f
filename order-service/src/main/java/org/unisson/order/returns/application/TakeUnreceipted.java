package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.ReturnPolicy;
import org.unisson.order.returns.domain.ReturnPolicy.WithoutReceipt;
import org.unisson.order.returns.messaging.ReturnReceivedEvents;
import org.unisson.order.sales.application.BookSales;
import org.unisson.order.sales.domain.GoodsReceived;

/** Takes goods back whose purchase nobody knows: at the lowest price, from a known customer, up to a limit. */
@ApplicationScoped
public class TakeUnreceipted {

    private final ReturnPlace place;
    private final ReturnPolicies policies;
    private final PriceUnreceipted prices;
    private final UnreceiptedReturns returns;
    private final BookSales ledger;
    private final Clock clock;

    TakeUnreceipted(
            ReturnPlace place,
            ReturnPolicies policies,
            PriceUnreceipted prices,
            UnreceiptedReturns returns,
            BookSales ledger,
            Clock clock) {
        this.place = place;
        this.policies = policies;
        this.prices = prices;
        this.returns = returns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes them in the caller's transaction.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where the channel takes nothing without a receipt, or the
     *     customer was given too much; 422 an unknown customer, location, channel or SKU, or one without a price
     */
    public Uni<UnreceiptedReturn> take(Transaction tx, UnreceiptedRequest request) {
        Instant now = clock.instant();
        return place.require(tx, request.channel(), request.location())
                .chain(() -> policies.of(tx, request.channel()))
                .invoke(TakeUnreceipted::requireAllowed)
                .chain(policy -> prices.customer(tx, request).chain(customer -> prices.of(tx, request, policy, now)
                        .map(known -> made(request, policy, customer, known, now))
                        .call(made -> requireWithin(tx, policy.withoutReceipt(), made, now))))
                .call(made -> keep(tx, made));
    }

    private Uni<Void> requireWithin(Transaction tx, WithoutReceipt terms, UnreceiptedReturn made, Instant now) {
        String currency = terms.atMost().currency();
        return returns.lockPerson(tx, made.customerId())
                .chain(() -> returns.given(tx, made.customerId(), currency, terms.since(now)))
                .invoke(before -> {
                    if (!terms.allows(before, made.total())) {
                        throw Problem.conflict(
                                        "too-much-without-receipt",
                                        "At most " + terms.atMost() + " is given to a customer within "
                                                + terms.perCustomerDays() + " days; it was " + before + ".")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(Transaction tx, UnreceiptedReturn made) {
        tx.emit(ReturnReceivedEvents.of(made));
        return returns.add(tx, made).chain(() -> ledger.received(tx, goods(made), made.returnedAt()));
    }

    private static UnreceiptedReturn made(
            UnreceiptedRequest request, ReturnPolicy policy, UUID customer, Map<Sku, Money> known, Instant now) {
        WithoutReceipt terms = policy.withoutReceipt();
        var lines = request.lines().stream()
                .map(line -> new UnreceiptedReturn.Line(
                        Ids.next(),
                        line.sku(),
                        line.quantity(),
                        known.get(line.sku()).times(line.quantity()),
                        line.condition()))
                .toList();
        Money total = Money.sum(
                terms.atMost().currency(),
                lines.stream().map(UnreceiptedReturn.Line::refund).toList());
        return new UnreceiptedReturn(
                Ids.next(),
                request.channel(),
                request.location(),
                customer,
                lines,
                total,
                terms.tender(),
                request.reference(),
                request.reason(),
                now);
    }

    private static GoodsReceived goods(UnreceiptedReturn made) {
        return new GoodsReceived(
                made.returnId(),
                made.channel(),
                made.location(),
                made.customerId(),
                made.lines().stream()
                        .map(line -> new GoodsReceived.Line(line.lineId(), line.sku(), line.quantity(), line.refund()))
                        .toList(),
                made.tender(),
                made.total(),
                made.returnedAt());
    }

    private static void requireAllowed(ReturnPolicy policy) {
        if (policy.withoutReceipt() == null) {
            throw Problem.conflict("receipt-required", "The channel takes nothing back without a receipt.")
                    .asException();
        }
    }
}
