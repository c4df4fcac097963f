package org.unisson.loyalty.voucher.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.voucher.domain.VoucherFact;
import org.unisson.loyalty.voucher.domain.VoucherPart;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;

/** What order-service's events mean here; empty for what concerns no voucher. */
public final class VoucherFacts {

    private static final String VOUCHER = "VOUCHER";

    private VoucherFacts() {}

    /** Of orders. That one is cancelled is told of all: which keep vouchers is known here. */
    public static Optional<VoucherFact> ofOrders(SpecificRecord payload) {
        return switch (payload) {
            case OrderPlaced placed
            when !placed.getVouchers().isEmpty() ->
                Optional.of(new VoucherFact.Offered(
                        placed.getOrderId(),
                        placed.getCustomerId(),
                        placed.getVouchers().stream()
                                .map(offer -> new VoucherPart(offer.getVoucherId(), money(offer.getAmount())))
                                .toList(),
                        money(placed.getTotal()),
                        placed.getPointsToSpend() > 0 || !placed.getGiftCards().isEmpty(),
                        placed.getPlacedAt()));
            case OrderCancelled cancelled ->
                Optional.of(new VoucherFact.Cancelled(cancelled.getOrderId(), cancelled.getCancelledAt()));
            case null, default -> Optional.empty();
        };
    }

    /** Of purchases. Any may be of what a voucher is an offer for. */
    public static Optional<VoucherFact> ofPurchases(SpecificRecord payload) {
        return switch (payload) {
            case PurchaseMade made ->
                Optional.of(new VoucherFact.Sold(
                        made.getPurchaseId(),
                        made.getOrderId(),
                        made.getCustomerId(),
                        made.getCard() == null || made.getCard().isBlank() ? null : made.getCard(),
                        sums(made.getTenders().stream()
                                .filter(tender -> tender.getKind().equals(VOUCHER))
                                .flatMap(tender -> part(tender.getReference(), tender.getAmount()).stream())
                                .toList()),
                        made.getLines().stream()
                                .filter(line -> line.getGiftCardId() == null)
                                .map(PurchaseLine::getSku)
                                .collect(Collectors.toSet()),
                        made.getPurchasedAt()));
            // It was nobody's when it was told.
            case PurchaseClaimed claimed ->
                Optional.of(new VoucherFact.Sold(
                        claimed.getPurchaseId(),
                        null,
                        claimed.getCustomerId(),
                        null,
                        List.of(),
                        Set.copyOf(claimed.getSkus()),
                        claimed.getClaimedAt()));
            case PurchaseReturned returned -> returned(returned);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<VoucherFact> returned(PurchaseReturned returned) {
        List<VoucherPart> parts = sums(returned.getRefunds().stream()
                .filter(refund -> refund.getKind().equals(VOUCHER))
                .flatMap(refund -> part(refund.getReference(), refund.getAmount()).stream())
                .toList());
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new VoucherFact.Returned(
                        returned.getReturnId(), returned.getPurchaseId(), parts, returned.getReturnedAt()));
    }

    /** One for each voucher. */
    private static List<VoucherPart> sums(List<VoucherPart> parts) {
        Map<UUID, VoucherPart> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(
                part.voucherId(),
                part,
                (one, other) -> new VoucherPart(one.voucherId(), one.amount().plus(other.amount()))));
        return List.copyOf(sums.values());
    }

    /** Empty where a till names no voucher, or nothing was paid. */
    private static Optional<VoucherPart> part(String reference, org.unisson.common.events.Money amount) {
        if (reference == null || amount.getMinor() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VoucherPart(UUID.fromString(reference), money(amount)));
        } catch (IllegalArgumentException nobodys) {
            return Optional.empty();
        }
    }

    private static Money money(org.unisson.common.events.Money amount) {
        return new Money(amount.getMinor(), amount.getCurrency());
    }
}
