package org.unisson.order.ordering.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What was agreed when the order was placed, as far as its course depends on it.
 *
 * @param total what the customer owes
 * @param points loyalty points offered; 0: none
 * @param byCard whether a card was given
 * @param decideBy the order cancels itself at this instant if it is not confirmed
 * @param keptUntil what others set aside is theirs to keep until then: no earlier than decideBy, whatever the card needs
 * @param offered gift cards and vouchers; all of them pay, or none does
 * @param sameDay where what is shipped is to be the same day; empty: the usual way
 * @param destination roughly where it goes; empty: not known
 * @param exchanged what goods that came back pay of it
 * @param quoteId the quote that it was sold under; empty: none
 * @param replaces the order of which it replaces a line, once it is a sale; empty: none
 * @param sendsAgain the order whose goods it sends again because they did not arrive; empty: none
 * @param cash that a till has taken for it; empty: none
 */
public record OrderTerms(
        Money total,
        long points,
        boolean byCard,
        Instant decideBy,
        Instant keptUntil,
        List<OfferedTender> offered,
        Optional<SameDay> sameDay,
        Optional<Destination> destination,
        List<Exchanged> exchanged,
        Optional<UUID> quoteId,
        Optional<UUID> replaces,
        Optional<UUID> sendsAgain,
        Optional<CashTaken> cash) {

    public OrderTerms {
        offered = List.copyOf(offered);
        exchanged = List.copyOf(exchanged);
    }

    /** Of which it is not known where it goes. */
    public OrderTerms(
            Money total,
            long points,
            boolean byCard,
            Instant decideBy,
            Instant keptUntil,
            List<OfferedTender> offered,
            Optional<SameDay> sameDay) {
        this(
                total,
                points,
                byCard,
                decideBy,
                keptUntil,
                offered,
                sameDay,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where an order with these terms begins. */
    public OrderState beginning() {
        return points > 0 || !offered.isEmpty()
                ? new OrderState.AwaitingStockAndPoints()
                : new OrderState.AwaitingStock(Money.zero(total.currency()));
    }

    /** With all the time that a challenge may take: as long as others keep what they set aside. */
    OrderTerms extended() {
        return new OrderTerms(
                total,
                points,
                byCard,
                keptUntil,
                keptUntil,
                offered,
                sameDay,
                destination,
                exchanged,
                quoteId,
                replaces,
                sendsAgain,
                cash);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(decideBy);
    }

    /** What gift cards and vouchers pay. */
    public Money offeredPay() {
        return Money.sum(
                total.currency(), offered.stream().map(OfferedTender::amount).toList());
    }

    /** What goods that came back pay. */
    public Money exchangePays() {
        return Money.sum(
                total.currency(), exchanged.stream().map(Exchanged::amount).toList());
    }

    /** What was paid in cash. */
    public Money cashPays() {
        return cash.map(CashTaken::amount).orElseGet(() -> Money.zero(total.currency()));
    }

    /** What is left for the card, where points pay that much. */
    public Money byCard(Money pointsPay) {
        return total.minus(exchangePays()).minus(offeredPay()).minus(cashPays()).minus(pointsPay);
    }

    /** Points pay at most what gift cards, vouchers and cash leave, in its currency: more would be lost to the customer. */
    boolean canTake(Money pointsPay) {
        return pointsPay.currency().equals(total.currency())
                && !pointsPay.isNegative()
                && !byCard(pointsPay).isNegative();
    }
}
