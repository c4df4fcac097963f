package org.unisson.loyalty.voucher.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.voucher.domain.Lock;
import org.unisson.loyalty.voucher.domain.Voucher.Snapshot;
import org.unisson.loyalty.voucher.domain.Voucher.State;
import org.unisson.loyalty.voucher.domain.Withdrawal;

/** What can be read of vouchers. */
public interface VoucherViews {

    /** With its history, newest first. */
    Uni<Optional<VoucherView>> one(UUID voucherId);

    /** Those of a person, newest first, without their history. @param before only older ones @param state only these; null: all */
    Uni<List<VoucherView>> ofPerson(UUID customerId, String state, UUID before, int limit);

    /**
     * A voucher.
     *
     * @param left what it pays, whole
     * @param minimum that an order or receipt costs at least to take it
     * @param state ISSUED, LOCKED, REDEEMED, EXPIRED or WITHDRAWN, as of now
     * @param lockedFor ORDER or TILL, where it is LOCKED
     * @param lockedBy the order, where it is LOCKED for one
     * @param lockEndsAt from then on it is free again, where it is LOCKED for a till
     * @param withdrawn why it is WITHDRAWN, or will be once it is not LOCKED any more
     * @param withdrawnFor the purchase for which it was
     * @param author who issued it; customers are not told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VoucherView(
            UUID voucherId,
            UUID customerId,
            UUID batchId,
            Money amount,
            Money left,
            Money minimum,
            String withdrawWhenBought,
            String reason,
            String state,
            String lockedFor,
            UUID lockedBy,
            Instant lockEndsAt,
            String withdrawn,
            UUID withdrawnFor,
            Instant issuedAt,
            Instant expiresAt,
            long version,
            String author,
            List<Entry> history) {

        /** As its last change left it, without its history. */
        public static VoucherView of(Snapshot voucher) {
            return of(voucher, voucher.state(), null);
        }

        /** @param state as of now */
        public static VoucherView of(Snapshot voucher, State state, List<Entry> history) {
            String currency = voucher.terms().amount().currency();
            Lock lock = state == State.LOCKED ? voucher.lock() : null;
            Withdrawal withdrawal = voucher.withdrawal();
            return new VoucherView(
                    voucher.voucherId(),
                    voucher.customerId(),
                    voucher.batchId(),
                    voucher.terms().amount(),
                    new Money(voucher.left(), currency),
                    new Money(voucher.terms().minimum(), currency),
                    voucher.terms().withdrawWhenBought(),
                    voucher.terms().reason(),
                    state.name(),
                    lock == null ? null : lock.kind().name(),
                    lock == null || lock.kind() == Lock.Kind.TILL ? null : lock.id(),
                    lock == null ? null : lock.endsAt(),
                    withdrawal == null ? null : withdrawal.reason(),
                    withdrawal == null ? null : withdrawal.sourceId(),
                    voucher.issuedAt(),
                    voucher.terms().expiresAt(),
                    voucher.version(),
                    voucher.author(),
                    history);
        }

        /** Without who has worked on it. */
        public VoucherView forCustomer() {
            return new VoucherView(
                    voucherId,
                    customerId,
                    batchId,
                    amount,
                    left,
                    minimum,
                    withdrawWhenBought,
                    reason,
                    state,
                    lockedFor,
                    lockedBy,
                    lockEndsAt,
                    withdrawn,
                    withdrawnFor,
                    issuedAt,
                    expiresAt,
                    version,
                    null,
                    history);
        }
    }

    /**
     * A change of it.
     *
     * @param cause ISSUED, LOCKED, RELEASED, REDEEMED, GIVEN_BACK, PARTED, EXPIRED or WITHDRAWN
     * @param amount added to what is left, or taken
     * @param left after it
     * @param sourceId order, lock, purchase, return, or decision about who is one person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(long version, String cause, Money amount, Money left, UUID sourceId, Instant at) {}
}
