package org.unisson.loyalty.voucher.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.loyalty.events.HeldVoucher;
import org.unisson.loyalty.events.VouchersHeld;
import org.unisson.loyalty.events.VouchersHoldRefused;
import org.unisson.loyalty.voucher.domain.VoucherOrder;
import org.unisson.schemas.Topics;

/** How the answer to an order that offers vouchers is told: one event an order, its first version. */
public final class VoucherHoldEvents {

    private static final long ONLY_VERSION = 1;

    private VoucherHoldEvents() {}

    /** The event of a decision that has one of its own. */
    public static Event of(VoucherOrder order) {
        return Event.of(
                        Topics.HOLDS,
                        order.orderId().toString(),
                        ONLY_VERSION,
                        order.refusal() == null ? held(order) : refused(order),
                        order.decidedAt())
                .withId(order.eventId());
    }

    private static VouchersHeld held(VoucherOrder order) {
        return new VouchersHeld(
                order.orderId(),
                ONLY_VERSION,
                order.parts().stream()
                        .map(part -> new HeldVoucher(
                                part.voucherId(),
                                new Money(part.amount().minor(), part.amount().currency())))
                        .toList(),
                order.decidedAt());
    }

    private static VouchersHoldRefused refused(VoucherOrder order) {
        return new VouchersHoldRefused(
                order.orderId(),
                ONLY_VERSION,
                order.voucherId(),
                order.refusal().name(),
                order.decidedAt());
    }
}
