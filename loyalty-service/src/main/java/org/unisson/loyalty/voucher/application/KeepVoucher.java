package org.unisson.loyalty.voucher.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Lock;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.Voucher.State;

/** A till keeps a voucher for the receipt that it is about to make: of two at once, one does. */
@ApplicationScoped
public class KeepVoucher {

    private final Vouchers vouchers;
    private final VoucherNews news;
    private final VoucherConfig config;
    private final Clock clock;

    KeepVoucher(Vouchers vouchers, VoucherNews news, VoucherConfig config, Clock clock) {
        this.vouchers = vouchers;
        this.news = news;
        this.config = config;
        this.clock = clock;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 404 for an unknown voucher; 409 where it cannot pay now */
    public Uni<Voucher.Snapshot> keep(Transaction tx, UUID voucherId) {
        return find(tx, voucherId).chain(voucher -> {
            Instant now = clock.instant();
            State state = voucher.standing(now);
            if (state != State.ISSUED) {
                throw Problem.conflict(slug(state), "The voucher is " + state + ".")
                        .asException();
            }
            Change kept = voucher.lock(Lock.ofTill(Ids.next(), now.plus(config.lockFor())), now, now);
            news.tell(tx, kept);
            return vouchers.save(tx, List.of(kept)).replaceWith(kept.after());
        });
    }

    /**
     * Sets it free; where the lock is over, nothing happens.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 for an unknown voucher
     */
    public Uni<Void> letGo(Transaction tx, UUID voucherId, UUID lockId) {
        return find(tx, voucherId).chain(voucher -> {
            Instant now = clock.instant();
            // An order's lock ends with the order.
            List<Change> freed = voucher.isKeptByTill()
                    ? voucher.release(lockId, now, now).stream().toList()
                    : List.of();
            freed.forEach(change -> news.tell(tx, change));
            return vouchers.save(tx, freed);
        });
    }

    private Uni<Voucher> find(Transaction tx, UUID voucherId) {
        return vouchers.lock(tx, voucherId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("voucher", voucherId).asException()));
    }

    private static String slug(State state) {
        return switch (state) {
            case LOCKED -> "voucher-locked";
            case REDEEMED -> "voucher-redeemed";
            case EXPIRED -> "voucher-expired";
            case WITHDRAWN -> "voucher-withdrawn";
            case ISSUED -> throw new IllegalArgumentException("it can pay");
        };
    }
}
