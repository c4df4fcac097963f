package org.unisson.loyalty.voucher.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.loyalty.voucher.application.IssueVouchers;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.VoucherTerms;

/** What is asked for and answered of vouchers. */
final class VoucherRequests {

    static final int MOST_CUSTOMERS = 1_000;

    private VoucherRequests() {}

    /**
     * What a voucher is worth.
     *
     * @param amount 0.01 to 500.00, in minor units
     * @param minimum of an order or receipt that takes it, in the same currency, at most 10,000.00; left out: any
     * @param expiresAt at most three years from now
     * @param withdrawWhenBought SKU for which it is an offer: once its owner has bought that without it, it is withdrawn; or
     *     left out
     * @param reason why it is given, 1 to 200 characters
     */
    record Terms(
            @NotNull Money amount,
            @JsonInclude(JsonInclude.Include.NON_NULL) Money minimum,
            @NotNull Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Sku withdrawWhenBought,
            @NotBlank @Size(max = 200) String reason) {

        VoucherTerms terms(Instant now) {
            if (amount.minor() < 1 || amount.minor() > VoucherTerms.MOST) {
                throw Problem.invalid("/terms/amount/minor", "is 1 to " + VoucherTerms.MOST)
                        .asException();
            }
            requireMinimum();
            if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(Duration.ofDays(VoucherTerms.MOST_DAYS)))) {
                throw Problem.invalid("/terms/expiresAt", "is in the future, and at most three years away")
                        .asException();
            }
            return new VoucherTerms(
                    amount,
                    minimum == null ? 0 : minimum.minor(),
                    expiresAt.truncatedTo(ChronoUnit.MICROS),
                    withdrawWhenBought == null ? null : withdrawWhenBought.code(),
                    reason);
        }

        private void requireMinimum() {
            if (minimum == null) {
                return;
            }
            if (!minimum.currency().equals(amount.currency())) {
                throw Problem.invalid("/terms/minimum/currency", "is the amount's")
                        .asException();
            }
            if (minimum.minor() < 0 || minimum.minor() > VoucherTerms.MOST_MINIMUM) {
                throw Problem.invalid("/terms/minimum/minor", "is 0 to " + VoucherTerms.MOST_MINIMUM)
                        .asException();
            }
        }
    }

    /** A voucher for one customer. */
    record NewVoucher(
            @NotNull UUID customerId, @NotNull @Valid Terms terms) {}

    /** The same for many. @param customers 1 to 1,000 */
    record Batch(
            @NotNull @Valid Terms terms,

            @NotNull @Size(min = 1, max = MOST_CUSTOMERS) List<@NotNull UUID> customers) {

        List<UUID> each() {
            return customers.stream().distinct().toList();
        }
    }

    /** What became of a batch. @param issued now @param had who had, or gets, one already @param unknown who are no customers */
    record Issued(UUID batchId, int issued, int had, Set<UUID> unknown) {

        static Issued of(IssueVouchers.Issued issued) {
            return new Issued(issued.batchId(), issued.issued(), issued.had(), issued.unknown());
        }
    }

    /** Why it is taken back, 1 to 200 characters; the customer is told. */
    record Withdrawing(
            @NotBlank @Size(max = 200) @Pattern(regexp = "(?!BOUGHT$).*", message = "says it in words")
            String reason) {}

    /** A till that is about to take it. @param store where it is */
    record Keeping(@NotNull Gln store) {}

    /** That a till keeps it. @param amount that it pays @param minimum that the receipt has to cost @param endsAt free again */
    record Kept(UUID lockId, UUID voucherId, Money amount, Money minimum, Instant endsAt) {

        static Kept of(Voucher.Snapshot voucher) {
            String currency = voucher.terms().amount().currency();
            return new Kept(
                    voucher.lock().id(),
                    voucher.voucherId(),
                    new Money(voucher.left(), currency),
                    new Money(voucher.terms().minimum(), currency),
                    voucher.lock().endsAt());
        }
    }
}
