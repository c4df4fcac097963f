package org.unisson.loyalty.account.messaging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.values.Money;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.events.Tender;

/** What others' events mean here; empty for what concerns no points. */
final class Facts {

    private static final String POINTS = "POINTS";
    private static final String VOUCHER = "VOUCHER";
    private static final String EXCHANGE = "EXCHANGE";

    private Facts() {}

    /** A sale or a return, and after it what was exchanged by it. */
    static List<PurchaseFact> ofPurchases(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made -> both(sale(made), taken(made));
            case PurchaseReturned returned -> both(returned(returned), given(returned));
            case PurchaseClaimed claimed ->
                List.of(new PurchaseFact.Claim(claimed.getPurchaseId(), claimed.getCustomerId()));
            case null, default -> List.of();
        };
    }

    static Optional<CustomerFact> ofCustomers(SpecificRecord payload) {
        return switch (payload) {
            case CustomerRegistered one ->
                Optional.of(new CustomerFact(one.getCustomerId(), cards(one.getCards()), one.getChangedAt()));
            case CustomerChanged one ->
                Optional.of(new CustomerFact(one.getCustomerId(), cards(one.getCards()), one.getChangedAt()));
            case null, default -> Optional.empty();
        };
    }

    /** Whom a customer is one person with, however it was told: also who joins others leaves those it was with. */
    static Optional<Parted> ofIdentities(SpecificRecord payload) {
        return switch (payload) {
            case CustomersMerged one ->
                Optional.of(new Parted(
                        one.getCustomerId(),
                        Set.copyOf(one.getMembers()),
                        one.getDecisionId(),
                        one.getVersion(),
                        one.getMergedAt()));
            case CustomersUnmerged one ->
                Optional.of(new Parted(
                        one.getCustomerId(),
                        Set.copyOf(one.getMembers()),
                        one.getDecisionId(),
                        one.getVersion(),
                        one.getUnmergedAt()));
            case null, default -> Optional.empty();
        };
    }

    static Optional<OrderFact> ofOrders(SpecificRecord payload) {
        return switch (payload) {
            case OrderPlaced placed
            when placed.getPointsToSpend() > 0 ->
                Optional.of(new OrderFact.Placed(
                        placed.getOrderId(),
                        placed.getCustomerId(),
                        placed.getPointsToSpend(),
                        placed.getTotal().getCurrency(),
                        placed.getPlacedAt()));
            case OrderConfirmed confirmed ->
                Optional.of(new OrderFact.Confirmed(confirmed.getOrderId(), confirmed.getConfirmedAt()));
            case OrderCancelled cancelled ->
                Optional.of(new OrderFact.Cancelled(cancelled.getOrderId(), cancelled.getCancelledAt()));
            case null, default -> Optional.empty();
        };
    }

    private static List<PurchaseFact> both(PurchaseFact fact, PurchaseFact.Exchanged exchanged) {
        return exchanged.setOffs().isEmpty() ? List.of(fact) : List.of(fact, exchanged);
    }

    private static PurchaseFact.Exchanged taken(PurchaseMade made) {
        Set<UUID> setOffs = made.getTenders().stream()
                .filter(tender -> tender.getKind().equals(EXCHANGE))
                .map(tender -> UUID.fromString(tender.getReference()))
                .collect(Collectors.toSet());
        return new PurchaseFact.Exchanged(
                made.getPurchaseId(), setOffs, true, made.getPurchaseId(), made.getPurchasedAt());
    }

    private static PurchaseFact.Exchanged given(PurchaseReturned returned) {
        Set<UUID> setOffs = returned.getRefunds().stream()
                .filter(refund -> refund.getKind().equals(EXCHANGE))
                .map(refund -> UUID.fromString(refund.getReference()))
                .collect(Collectors.toSet());
        return new PurchaseFact.Exchanged(
                returned.getPurchaseId(), setOffs, false, returned.getReturnId(), returned.getReturnedAt());
    }

    private static PurchaseFact sale(PurchaseMade made) {
        Money total = money(made.getTotal());
        Money points = paid(made, POINTS);
        return new PurchaseFact.Sale(
                made.getPurchaseId(),
                made.getOrderId(),
                card(made.getCard()),
                made.getCustomerId(),
                earning(total, points.plus(paid(made, VOUCHER)), giftCards(made, total.currency())),
                points,
                made.getPurchasedAt(),
                goods(made),
                new PurchaseFact.Place(
                        made.getKind(), made.getChannel(), made.getLocation() == null ? "" : made.getLocation()));
    }

    private static Money paid(PurchaseMade made, String kind) {
        return Money.sum(
                made.getTotal().getCurrency(),
                made.getTenders().stream()
                        .filter(tender -> tender.getKind().equals(kind))
                        .map(Tender::getAmount)
                        .map(Facts::money)
                        .toList());
    }

    private static List<PurchaseFact.Weighed> goods(PurchaseMade made) {
        return made.getLines().stream()
                .filter(line -> line.getGiftCardId() == null)
                .map(line -> new PurchaseFact.Weighed(
                        line.getLineId(),
                        line.getSku(),
                        Math.max(0, line.getPointsMultiplier()),
                        money(line.getTotal())))
                .toList();
    }

    /** A gift card earns nothing when it is sold: it does when it is spent. */
    private static Money giftCards(PurchaseMade made, String currency) {
        return Money.sum(
                currency,
                made.getLines().stream()
                        .filter(line -> line.getGiftCardId() != null)
                        .map(line -> money(line.getTotal()))
                        .toList());
    }

    /** What was given pays for nothing that earns. */
    private static Money earning(Money total, Money given, Money giftCards) {
        Money rest = total.minus(given).minus(giftCards);
        return rest.isNegative() ? Money.zero(total.currency()) : rest;
    }

    private static PurchaseFact returned(PurchaseReturned returned) {
        Money total = money(returned.getTotal());
        Money points = refunded(returned, POINTS);
        return new PurchaseFact.Return(
                returned.getReturnId(),
                returned.getPurchaseId(),
                total.minus(points).minus(refunded(returned, VOUCHER)),
                points,
                returned.getReturnedAt(),
                returned.getLines().stream()
                        .collect(Collectors.toMap(
                                ReturnedLine::getLineId, line -> money(line.getRefund()), Money::plus)));
    }

    private static Money refunded(PurchaseReturned returned, String kind) {
        return Money.sum(
                returned.getTotal().getCurrency(),
                returned.getRefunds().stream()
                        .filter(refund -> refund.getKind().equals(kind))
                        .map(Refund::getAmount)
                        .map(Facts::money)
                        .toList());
    }

    private static Set<String> cards(List<String> cards) {
        return Set.copyOf(cards);
    }

    private static String card(String number) {
        return number == null || number.isBlank() ? null : number;
    }

    private static Money money(org.unisson.common.events.Money amount) {
        return new Money(amount.getMinor(), amount.getCurrency());
    }
}
