package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.voucher.domain.VoucherFact.Cancelled;
import org.unisson.loyalty.voucher.domain.VoucherFact.Offered;
import org.unisson.loyalty.voucher.domain.VoucherOrder.State;

/** Orders keep the vouchers that they offer: all of them, or none. */
public final class Keeping {

    private Keeping() {}

    /** Decides; empty where that was done before. A refusal is said again: what else the order offers is not kept either. */
    public static Optional<VoucherOrder> decide(VoucherBooks books, Offered offer, Instant now) {
        Optional<VoucherOrder> before = books.order(offer.orderId());
        if (before.isPresent()) {
            return before.filter(order -> order.refusal() != null);
        }
        Set<UUID> used = new HashSet<>();
        for (VoucherPart part : offer.parts()) {
            Optional<Refusal> refusal =
                    used.add(part.voucherId()) ? refusal(books, offer, part, now) : Optional.of(Refusal.LOCKED);
            if (refusal.isPresent()) {
                return Optional.of(
                        decided(books, offer, State.REFUSED, Ids.next(), part.voucherId(), refusal.get(), now));
            }
        }
        offer.parts()
                .forEach(part -> books.changed(books.voucher(part.voucherId())
                        .orElseThrow()
                        .lock(Lock.ofOrder(offer.orderId()), offer.at(), now)));
        UUID event = offer.withOthers() ? null : Ids.next();
        return Optional.of(decided(books, offer, State.HELD, event, null, null, now));
    }

    private static Optional<Refusal> refusal(VoucherBooks books, Offered offer, VoucherPart part, Instant now) {
        Voucher voucher = books.voucher(part.voucherId()).orElse(null);
        if (voucher == null || offer.customerId() == null || !books.areOne(offer.customerId(), voucher.customerId())) {
            return Optional.of(Refusal.NOT_THEIRS);
        }
        return voucher.refusal(part.amount(), offer.total(), now);
    }

    private static VoucherOrder decided(
            VoucherBooks books, Offered offer, State state, UUID event, UUID voucher, Refusal refusal, Instant now) {
        VoucherOrder order = new VoucherOrder(offer.orderId(), state, offer.parts(), event, voucher, refusal, now);
        books.changed(order);
        return order;
    }

    /** The order has not got what it offered beside them: it keeps none. */
    public static void letGo(VoucherBooks books, Offered offer, Instant now) {
        over(books, offer.orderId(), offer.at(), now);
    }

    /** The order is none. What has paid goes back with the purchase's returns. */
    public static void cancel(VoucherBooks books, Cancelled fact, Instant now) {
        over(books, fact.orderId(), fact.at(), now);
    }

    private static void over(VoucherBooks books, UUID orderId, Instant at, Instant now) {
        books.order(orderId)
                .filter(order -> order.state() == State.HELD)
                .ifPresent(order -> books.changed(order.released()));
        books.keptFor(orderId)
                .forEach(voucher -> voucher.release(orderId, at, now).ifPresent(books::changed));
    }
}
