package org.unisson.order.ordering.domain;

import java.util.List;
import org.unisson.chassis.values.Money;

/** What an order can be told: by inventory, loyalty, the gateway, the clock, people. */
public sealed interface OrderMessage {

    /** Whether it can make a sale of an order. */
    default boolean leadsOn() {
        return switch (this) {
            case StockReserved ignored -> true;
            case PointsHeld ignored -> true;
            case PaymentApproved ignored -> true;
            case StockRefused ignored -> false;
            case StockReleased ignored -> false;
            case PointsRefused ignored -> false;
            case ChallengeRequired ignored -> false;
            case PaymentDeclined ignored -> false;
            case ReplacedLineGone ignored -> false;
            case DeadlineLooked ignored -> false;
            case CancelAsked ignored -> false;
            case HandedOver ignored -> false;
            case CalledOff ignored -> false;
        };
    }

    /** Inventory has set all lines aside. @param version of the reservation @param allocations where */
    record StockReserved(long version, List<Allocation> allocations) implements OrderMessage {

        public StockReserved {
            allocations = List.copyOf(allocations);
        }
    }

    /** Inventory has set nothing aside. @param why stock, a quota, or what keeps it from being there the same day */
    record StockRefused(CancelReason why) implements OrderMessage {

        /** For want of stock. */
        public StockRefused() {
            this(CancelReason.OUT_OF_STOCK);
        }
    }

    /** Inventory has given back what it had set aside. */
    record StockReleased() implements OrderMessage {}

    /** Loyalty has set aside what was offered of points and gift cards. @param value what the points pay, maybe nothing */
    record PointsHeld(Money value) implements OrderMessage {}

    /** Loyalty has set nothing aside. @param why POINTS_REFUSED, GIFT_CARD_REFUSED or VOUCHER_REFUSED */
    record PointsRefused(CancelReason why) implements OrderMessage {}

    /** The customer's bank wants to see the customer first. @param url where */
    record ChallengeRequired(String url) implements OrderMessage {}

    /** The card will pay. @param charge the gateway's name of the payment */
    record PaymentApproved(String charge) implements OrderMessage {}

    /** The card will not pay. */
    record PaymentDeclined() implements OrderMessage {}

    /** The line instead of which it was placed cannot be given up any more. */
    record ReplacedLineGone() implements OrderMessage {}

    /** Somebody has looked at the clock. */
    record DeadlineLooked() implements OrderMessage {}

    /** Somebody no longer wants it. @param by CUSTOMER or AGENT */
    record CancelAsked(CancelReason by) implements OrderMessage {}

    /**
     * Nothing more is to be handed over, and something was.
     *
     * @param consigned whether its consignments tell what left, and from where
     */
    record HandedOver(boolean consigned) implements OrderMessage {}

    /** Nothing was handed over, and nothing will be: all of it was cancelled and is refunded. */
    record CalledOff(CancelReason why) implements OrderMessage {}
}
