package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.voucher.domain.VoucherFact.Returned;
import org.unisson.loyalty.voucher.domain.VoucherFact.Sold;

/** Sales and returns of every channel: vouchers have paid, come back, or are offers for what was bought without them. */
public final class Redeeming {

    private Redeeming() {}

    public static void sold(VoucherBooks books, Sold sale, Instant now) {
        for (VoucherPart part : sale.parts()) {
            books.voucher(part.voucherId())
                    .filter(voucher -> voucher.currency().equals(part.amount().currency()))
                    .filter(voucher ->
                            books.redemption(sale.purchaseId(), voucher.id()).isEmpty())
                    .ifPresent(voucher -> redeem(books, sale, voucher, part.amount(), now));
        }
        Set<UUID> paid = sale.parts().stream().map(VoucherPart::voucherId).collect(Collectors.toSet());
        books.offersFor(sale.purchaseId()).stream()
                .filter(id -> !paid.contains(id))
                .sorted()
                .flatMap(id -> books.voucher(id).stream())
                .forEach(voucher -> voucher.withdraw(
                                new Withdrawal(Withdrawal.BOUGHT, sale.purchaseId()), sale.at(), now)
                        .ifPresent(books::changed));
    }

    private static void redeem(VoucherBooks books, Sold sale, Voucher voucher, Money amount, Instant now) {
        boolean kept = voucher.lock() != null
                && sale.orderId() != null
                && voucher.lock().isFor(sale.orderId());
        UUID spender = books.buyer(sale.purchaseId()).orElse(null);
        books.changed(
                voucher.redeem(amount, sale.orderId(), Source.sold(sale.purchaseId(), voucher.id(), sale.at()), now));
        Redemption redemption = Redemption.of(sale.purchaseId(), voucher, spender, amount);
        // Kept while they were one person, and sold when they were not any more.
        if (kept && spender != null && !books.areOne(spender, voucher.customerId())) {
            settle(books, redemption, sale.purchaseId(), sale.at(), now);
        } else {
            books.changed(redemption);
        }
    }

    /** Gives back what vouchers had paid of a purchase, to each at most what it paid. */
    public static void returned(VoucherBooks books, Returned back, Instant now) {
        for (VoucherPart part : back.parts()) {
            books.redemption(back.purchaseId(), part.voucherId())
                    .filter(redemption ->
                            redemption.amount().currency().equals(part.amount().currency()))
                    .ifPresent(redemption -> {
                        Money some = redemption.refundable(part.amount());
                        if (some.minor() > 0) {
                            Source source = Source.returned(back.returnId(), part.voucherId(), back.at());
                            books.changed(books.voucher(part.voucherId())
                                    .orElseThrow()
                                    .giveBack(some, Change.Cause.GIVEN_BACK, source, now));
                            books.changed(redemption.givenBack(some));
                        }
                    });
        }
    }

    /** Who turned out to be two: of vouchers of the one that the other has spent, all that has not come back does. */
    public static void parted(VoucherBooks books, Parted fact, Instant now) {
        for (Redemption redemption : books.redemptions()) {
            if (!redemption.parted()
                    && redemption.left().minor() > 0
                    && redemption.spenderId() != null
                    && fact.parts(redemption.ownerId(), redemption.spenderId())) {
                settle(books, redemption, fact.decisionId(), fact.at(), now);
            }
        }
    }

    /** The programme bears it: what comes back of the sale afterwards goes nowhere. */
    private static void settle(VoucherBooks books, Redemption redemption, UUID decision, Instant at, Instant now) {
        Source source = Source.parted(decision, redemption.purchaseId(), redemption.voucherId(), at);
        books.changed(books.voucher(redemption.voucherId())
                .orElseThrow()
                .giveBack(redemption.left(), Change.Cause.PARTED, source, now));
        books.changed(redemption.asParted());
    }
}
