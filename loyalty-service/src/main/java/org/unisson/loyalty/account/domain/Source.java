package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What brought a movement about.
 *
 * @param key unique in the whole ledger: the same source never makes a second entry
 * @param id the id to show: of the purchase, return, order, adjustment or other account
 * @param occurredAt when it happened, by the clock of where it happened
 */
public record Source(String key, UUID id, Instant occurredAt) {

    static Source purchase(UUID purchaseId, Instant at) {
        return new Source("purchase:" + purchaseId, purchaseId, at);
    }

    static Source returned(UUID returnId, Instant at) {
        return new Source("return:" + returnId, returnId, at);
    }

    /** @param cause the return or the purchase, @param shown whose points are rounded with others' */
    static Source exchange(UUID cause, UUID shown, Instant at) {
        return new Source("exchange:" + cause, shown, at);
    }

    /** What is rounded anew because something of exchanged goods changed. */
    static Source rounding(UUID cause, Instant at) {
        return new Source("rounding:" + cause, cause, at);
    }

    static Source refund(UUID returnId, Instant at) {
        return new Source("refund:" + returnId, returnId, at);
    }

    /** Points are set aside for an order. */
    static Source hold(UUID orderId, Instant at) {
        return new Source("hold:" + orderId, orderId, at);
    }

    static Source order(UUID orderId, Instant at) {
        return new Source("order:" + orderId, orderId, at);
    }

    static Source cancellation(UUID orderId, Instant at) {
        return new Source("cancellation:" + orderId, orderId, at);
    }

    /** An agent's correction. */
    public static Source adjustment(UUID adjustmentId, Instant at) {
        return new Source("adjustment:" + adjustmentId, adjustmentId, at);
    }

    static Source gesture(UUID gestureId, Instant at) {
        return new Source("gesture:" + gestureId, gestureId, at);
    }

    static Source transferOut(UUID from, UUID to, Instant at) {
        return new Source("transfer-out:" + from, to, at);
    }

    static Source transferIn(UUID from, Instant at) {
        return new Source("transfer-in:" + from, from, at);
    }

    /** Points of a lot can be spent. A lot is activated once: whatever comes later is active at once. */
    static Source activation(Lot lot) {
        return new Source("activation:" + lot.id(), lot.id(), lot.life().activeAt());
    }

    /** What is left of a lot is gone; what is given back to it afterwards is again. */
    static Source expiry(Lot lot) {
        return new Source(
                "expiry:" + lot.id() + ":" + lot.expired(), lot.id(), lot.life().expiresAt());
    }

    /** Two who were one person are not. @param version of whom the customer is */
    static Source parting(UUID decisionId, UUID customerId, long version, Instant at) {
        return new Source("parting:" + decisionId + ":" + customerId + ":" + version, decisionId, at);
    }

    /** An order is confirmed for which somebody's points were set aside who has turned out to be another person. */
    static Source partedOrder(UUID orderId, Instant at) {
        return new Source("parted-order:" + orderId, orderId, at);
    }

    /** The same as another entry of it. */
    Source part(String name) {
        return key == null ? this : new Source(key + ":" + name, id, occurredAt);
    }

    /** The same on another account than the first. */
    Source on(Account account, UUID first) {
        return account.id().equals(first) ? this : part(account.id().toString());
    }

    static Source link(Instant at) {
        return new Source(null, null, at);
    }
}
