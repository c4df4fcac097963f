package org.unisson.order.ordering.domain;

import org.unisson.chassis.values.Money;

/**
 * Where an order stands. Stock and points, and with these gift cards, are set aside in any order; then the card pays what
 * they do not; then the order is confirmed. Until then anything that goes wrong cancels it.
 */
public sealed interface OrderState {

    /** Not all is set aside yet, and no payment was asked for. */
    sealed interface SettingAside extends OrderState {}

    /** Neither stock nor the points and gift cards offered are certain. */
    record AwaitingStockAndPoints() implements SettingAside {}

    /** Points and gift cards, if any were offered, are set aside; stock is not. @param pointsPay what the points pay, maybe nothing */
    record AwaitingStock(Money pointsPay) implements SettingAside {}

    /** Stock is reserved; the points and gift cards offered are not certain. */
    record AwaitingPoints() implements SettingAside {}

    /** All is set aside; the card is to pay the rest. */
    sealed interface Paying extends OrderState {

        Money pointsPay();
    }

    /** The gateway is asked for the rest of the total. */
    record AwaitingPayment(Money pointsPay) implements Paying {}

    /** The customer's bank wants to see the customer before the card pays. @param url where the customer is to go */
    record AwaitingChallenge(Money pointsPay, String url) implements Paying {}

    /** A sale. @param cardCharge the gateway's name of the card payment; null where no card had to pay */
    record Confirmed(Money pointsPay, String cardCharge) implements OrderState {}

    /** No sale. */
    record Cancelled(CancelReason reason) implements OrderState {}

    /** The goods are with the customer. */
    record Fulfilled(Money pointsPay, String cardCharge) implements OrderState {}

    /** Whether the saga still goes on. */
    default boolean isUndecided() {
        return switch (this) {
            case AwaitingStockAndPoints ignored -> true;
            case AwaitingStock ignored -> true;
            case AwaitingPoints ignored -> true;
            case AwaitingPayment ignored -> true;
            case AwaitingChallenge ignored -> true;
            case Confirmed ignored -> false;
            case Cancelled ignored -> false;
            case Fulfilled ignored -> false;
        };
    }

    /** Whether nothing more can happen to it. */
    default boolean isFinal() {
        return this instanceof Cancelled || this instanceof Fulfilled;
    }
}
