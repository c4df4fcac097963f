package org.unisson.order.sales.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.sales.domain.CardSettlement;
import org.unisson.order.sales.domain.CashPayout;
import org.unisson.order.sales.domain.GiftCardExpiry;
import org.unisson.order.sales.domain.GoodsReceived;
import org.unisson.order.sales.domain.HandOverBooking;
import org.unisson.order.sales.domain.Restitution;
import org.unisson.order.sales.domain.Reversal;
import org.unisson.order.sales.domain.SaleBooking;
import org.unisson.order.sales.domain.SetOffReversal;

/**
 * Books what was sold, handed over and returned (R39), in the transaction that makes it so and with a constant number of
 * statements. That each is booked once is the caller's to see to; the ledger refuses the second time.
 */
@ApplicationScoped
public class BookSales {

    private final Journal journal;
    private final KnownReferences references;
    private final Clock clock;

    BookSales(Journal journal, KnownReferences references, Clock clock) {
        this.journal = journal;
        this.references = references;
        this.clock = clock;
    }

    /** Sales, each for the store to which its customer is attached now. */
    public Uni<Void> sold(Transaction tx, List<Purchase> purchases, Instant now) {
        List<UUID> customers = purchases.stream()
                .map(Purchase::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Uni<Map<UUID, Gln>> stores =
                customers.isEmpty() ? Uni.createFrom().item(Map.of()) : references.attachedStores(tx, customers);
        return stores.chain(known -> journal.add(
                tx,
                purchases.stream()
                        .map(purchase -> SaleBooking.of(purchase, storeOf(purchase, known)))
                        .toList(),
                now));
    }

    /** Goods of these purchases, each of which has its hand-over. */
    public Uni<Void> handedOver(Transaction tx, List<Purchase> purchases, List<HandOver> handOvers, Instant now) {
        Map<UUID, HandOver> byOrder =
                handOvers.stream().collect(Collectors.toMap(HandOver::orderId, Function.identity()));
        return journal.attributions(
                        tx, purchases.stream().map(Purchase::purchaseId).toList())
                .chain(known -> journal.add(
                        tx,
                        purchases.stream()
                                .map(purchase -> HandOverBooking.of(
                                        purchase,
                                        known.get(purchase.purchaseId()),
                                        byOrder.get(purchase.orderId()),
                                        now))
                                .toList(),
                        now));
    }

    /** Some of the goods of a purchase. @param before pieces by line that had been handed over before */
    public Uni<Void> handedOver(
            Transaction tx, Purchase purchase, Map<UUID, Long> before, HandOver handOver, Instant now) {
        UUID purchaseId = purchase.purchaseId();
        return journal.attributions(tx, List.of(purchaseId))
                .chain(known -> journal.add(
                        tx, List.of(HandOverBooking.of(purchase, known.get(purchaseId), before, handOver, now)), now));
    }

    /** Goods that came back or never left, for the sale whose they were. */
    public Uni<Void> returned(Transaction tx, Restitution restitution, Instant now) {
        UUID purchaseId = restitution.purchaseId();
        return journal.attributions(tx, List.of(purchaseId)).chain(known -> journal.lines(tx, purchaseId)
                .chain(sold -> journal.add(tx, List.of(restitution.booked(known.get(purchaseId), sold)), now)));
    }

    /** Goods that came back whose sale nobody knows, for the store to which their customer is attached now. */
    public Uni<Void> received(Transaction tx, GoodsReceived goods, Instant now) {
        return references
                .attachedStores(tx, List.of(goods.customerId()))
                .chain(stores -> journal.add(tx, List.of(goods.booked(stores.get(goods.customerId()))), now));
    }

    /** What was set off and goes back after all, for the sale of the goods that had come back. */
    public Uni<Void> exchangeCalledOff(Transaction tx, SetOffReversal reversal, Instant now) {
        return journal.attributions(tx, List.of(reversal.purchaseId()))
                .chain(known -> journal.add(tx, List.of(reversal.booked(known.get(reversal.purchaseId()))), now));
    }

    /** What a card could not be given back, and a bank transfer has. */
    public Uni<Void> settled(Transaction tx, CardSettlement settlement) {
        return journal.attributions(tx, List.of(settlement.purchaseId()))
                .chain(known -> journal.add(
                        tx, List.of(settlement.booked(known.get(settlement.purchaseId()))), settlement.at()));
    }

    /** Cash that was owed and is fetched, for the sale that it goes back for. */
    public Uni<Void> paidOut(Transaction tx, CashPayout payout) {
        return journal.attributions(tx, List.of(payout.purchaseId()))
                .chain(known -> journal.add(tx, List.of(payout.booked(known.get(payout.purchaseId()))), payout.at()));
    }

    /** What is owed on gift cards no more. */
    public Uni<Void> expired(Transaction tx, List<GiftCardExpiry> expiries) {
        return journal.add(tx, expiries.stream().map(GiftCardExpiry::booked).toList(), clock.instant());
    }

    /** A sale taken back as never made. */
    public Uni<Void> voided(Transaction tx, Reversal reversal, Instant now) {
        return journal.reverse(tx, reversal, now);
    }

    private static Gln storeOf(Purchase purchase, Map<UUID, Gln> stores) {
        return purchase.customerId() == null ? null : stores.get(purchase.customerId());
    }
}
