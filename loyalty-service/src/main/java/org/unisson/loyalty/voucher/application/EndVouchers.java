package org.unisson.loyalty.voucher.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.loyalty.voucher.domain.Change;

/** Notes what the clock has brought: vouchers that have expired, and locks of tills that are over. Replicas take turns. */
@Singleton
class EndVouchers {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Vouchers vouchers;
    private final VoucherNews news;
    private final Clock clock;

    EndVouchers(Transactions transactions, Vouchers vouchers, VoucherNews news, Clock clock) {
        this.transactions = transactions;
        this.vouchers = vouchers;
        this.news = news;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, VoucherConfig config) {
        periodic.every(config.endingInterval(), "vouchers and locks that are over", this::all);
    }

    private Uni<Void> all() {
        return transactions
                .run(this::some)
                .chain(found -> found < AT_ONCE ? Uni.createFrom().voidItem() : all());
    }

    private Uni<Integer> some(Transaction tx) {
        Instant now = clock.instant();
        return vouchers.due(tx, now, AT_ONCE).chain(found -> {
            List<Change> ended =
                    found.stream().flatMap(voucher -> voucher.due(now).stream()).toList();
            ended.forEach(change -> news.tell(tx, change));
            return vouchers.save(tx, ended).replaceWith(found.size());
        });
    }
}
