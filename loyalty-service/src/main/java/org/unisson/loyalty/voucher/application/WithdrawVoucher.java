package org.unisson.loyalty.voucher.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.Withdrawal;

/** Takes a voucher back. */
@ApplicationScoped
public class WithdrawVoucher {

    private final Vouchers vouchers;
    private final VoucherNews news;
    private final Clock clock;

    WithdrawVoucher(Vouchers vouchers, VoucherNews news, Clock clock) {
        this.vouchers = vouchers;
        this.news = news;
        this.clock = clock;
    }

    /**
     * At once, or, where an order or a till keeps it, as soon as that is over without it.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 for an unknown voucher; 409 where it cannot pay any more anyway
     */
    public Uni<Voucher.Snapshot> withdraw(Transaction tx, UUID voucherId, String reason) {
        return vouchers.lock(tx, voucherId).chain(found -> {
            Voucher voucher = found.orElseThrow(
                    () -> Problem.notFound("voucher", voucherId).asException());
            Instant now = clock.instant();
            Change withdrawn = voucher.withdraw(new Withdrawal(reason, null), now, now)
                    .orElseThrow(() -> Problem.conflict(
                                    "voucher-over", "The voucher has paid, has expired, or was withdrawn already.")
                            .asException());
            news.tell(tx, withdrawn);
            return vouchers.save(tx, List.of(withdrawn)).replaceWith(withdrawn.after());
        });
    }
}
