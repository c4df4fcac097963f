package org.unisson.order.ordering.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * An order: what was placed, and where it stands. Each change makes the next version.
 *
 * @param cartId the cart it came from, or null
 * @param customerId null: nobody known
 * @param card loyalty card shown, or null
 * @param soldAt the store that sold it; null on remote channels
 * @param purchaseId the sale it became, once confirmed
 * @param remark what the one who cancelled it said, or null
 * @param placedAt by the channel's clock
 * @param correlation ties together what the placing set off
 * @param missedGifts what would have been given and is no line of it any more
 */
public record Order(
        UUID orderId,
        long version,
        OrderState state,
        UUID cartId,
        UUID customerId,
        String card,
        String channel,
        Gln soldAt,
        List<OrderLine> lines,
        OrderTerms terms,
        UUID purchaseId,
        String remark,
        Instant placedAt,
        String correlation,
        List<MissedGift> missedGifts) {

    public Order {
        lines = List.copyOf(lines);
        missedGifts = List.copyOf(missedGifts);
    }

    /** All gifts of which are given. */
    public Order(
            UUID orderId,
            long version,
            OrderState state,
            UUID cartId,
            UUID customerId,
            String card,
            String channel,
            Gln soldAt,
            List<OrderLine> lines,
            OrderTerms terms,
            UUID purchaseId,
            String remark,
            Instant placedAt,
            String correlation) {
        this(
                orderId,
                version,
                state,
                cartId,
                customerId,
                card,
                channel,
                soldAt,
                lines,
                terms,
                purchaseId,
                remark,
                placedAt,
                correlation,
                List.of());
    }

    /**
     * Without the gifts that were not set aside. Of what nothing is told, nothing is known to be missing.
     *
     * @param allocations where its goods are set aside
     */
    public Order givenWhatIs(List<Allocation> allocations) {
        Set<UUID> setAside = allocations.stream().map(Allocation::lineId).collect(Collectors.toSet());
        List<OrderLine> missing = setAside.isEmpty()
                ? List.of()
                : lines.stream()
                        .filter(line -> line.isGift() && !setAside.contains(line.lineId()))
                        .toList();
        if (missing.isEmpty()) {
            return this;
        }
        List<OrderLine> left = new ArrayList<>(lines);
        left.removeAll(missing);
        List<MissedGift> missed = missing.stream().map(OrderLine::missed).toList();
        return copy(version, state, left, terms, purchaseId, remark, missed);
    }

    /** In that state. */
    public Order in(OrderState next) {
        return copy(version + 1, next, terms, purchaseId, remark);
    }

    /** With all the time that a challenge may take. */
    public Order extended() {
        return copy(version, state, terms.extended(), purchaseId, remark);
    }

    /** As the sale of that id. */
    public Order soldAs(UUID purchase) {
        return copy(version, state, terms, purchase, remark);
    }

    /** With those lines, as the next version. */
    public Order edited(List<OrderLine> changed) {
        return copy(version + 1, state, changed, terms, purchaseId, remark, missedGifts);
    }

    /** With what the one who cancels it says. */
    public Order remarked(String text) {
        return copy(version, state, terms, purchaseId, text);
    }

    private Order copy(long number, OrderState where, OrderTerms agreed, UUID purchase, String said) {
        return copy(number, where, lines, agreed, purchase, said, missedGifts);
    }

    private Order copy(
            long number,
            OrderState where,
            List<OrderLine> wanted,
            OrderTerms agreed,
            UUID purchase,
            String said,
            List<MissedGift> missed) {
        return new Order(
                orderId,
                number,
                where,
                cartId,
                customerId,
                card,
                channel,
                soldAt,
                wanted,
                agreed,
                purchase,
                said,
                placedAt,
                correlation,
                missed);
    }

    /** How it is paid; empty while that is not certain. */
    public List<Tender> tenders() {
        return switch (state) {
            case OrderState.Confirmed paid -> tenders(paid.pointsPay(), paid.cardCharge());
            case OrderState.Fulfilled paid -> tenders(paid.pointsPay(), paid.cardCharge());
            case OrderState.AwaitingStockAndPoints ignored -> List.of();
            case OrderState.AwaitingStock ignored -> List.of();
            case OrderState.AwaitingPoints ignored -> List.of();
            case OrderState.AwaitingPayment ignored -> List.of();
            case OrderState.AwaitingChallenge ignored -> List.of();
            case OrderState.Cancelled ignored -> List.of();
        };
    }

    /** A means of payment. @param kind EXCHANGE, CARD, CASH, POINTS, GIFT_CARD or VOUCHER @param reference of the last two: authorisation, voucher */
    public record Tender(String kind, Money amount, String reference) {}

    private List<Tender> tenders(Money pointsPay, String cardCharge) {
        List<Tender> tenders = new ArrayList<>();
        terms.exchanged()
                .forEach(part -> tenders.add(
                        new Tender("EXCHANGE", part.amount(), part.setOffId().toString())));
        if (!pointsPay.isZero()) {
            tenders.add(new Tender("POINTS", pointsPay, orderId.toString()));
        }
        terms.offered()
                .forEach(one -> tenders.add(
                        new Tender(one.kind().name(), one.amount(), one.id().toString())));
        terms.cash().ifPresent(cash -> tenders.add(new Tender("CASH", cash.amount(), null)));
        Money byCard = terms.byCard(pointsPay);
        if (!byCard.isZero()) {
            tenders.add(new Tender("CARD", byCard, cardCharge));
        }
        return tenders;
    }
}
