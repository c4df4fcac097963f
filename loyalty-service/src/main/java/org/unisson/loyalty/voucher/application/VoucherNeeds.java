package org.unisson.loyalty.voucher.application;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.loyalty.voucher.domain.VoucherFact;
import org.unisson.loyalty.voucher.domain.VoucherFact.Sold;
import org.unisson.loyalty.voucher.domain.VoucherPart;

/**
 * What a batch needs to see of vouchers.
 *
 * @param orders that may keep some, with who places them where they offer some
 * @param sales that may have been paid by some, or be of what some are offers for
 * @param purchases that may have been paid by some
 * @param customers of orders
 */
public record VoucherNeeds(
        Set<UUID> vouchers, Set<UUID> orders, Set<UUID> purchases, Set<UUID> customers, Set<Sold> sales) {

    /** Of these facts. */
    public static VoucherNeeds of(List<VoucherFact> facts) {
        VoucherNeeds needs =
                new VoucherNeeds(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        facts.forEach(needs::add);
        return needs;
    }

    private void add(VoucherFact fact) {
        switch (fact) {
            case VoucherFact.Offered offered -> {
                orders.add(offered.orderId());
                add(offered.parts());
                if (offered.customerId() != null) {
                    customers.add(offered.customerId());
                }
            }
            case VoucherFact.Cancelled cancelled -> orders.add(cancelled.orderId());
            case Sold sold -> {
                purchases.add(sold.purchaseId());
                add(sold.parts());
                sales.add(sold);
            }
            case VoucherFact.Returned returned -> {
                purchases.add(returned.purchaseId());
                add(returned.parts());
            }
        }
    }

    private void add(List<VoucherPart> parts) {
        parts.forEach(part -> vouchers.add(part.voucherId()));
    }
}
