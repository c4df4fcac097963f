package org.unisson.loyalty.account.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Compares every account with the ledger, again and again, and tells what it found last. It heals nothing: which of both is
 * right is for a person to see, and to correct by an entry. It only reads, so that several replicas may do it at once.
 */
@ApplicationScoped
public class AuditLedger {

    private static final Logger LOG = Logger.getLogger(AuditLedger.class);
    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final Transactions transactions;
    private final LedgerAudit audit;
    private final Clock clock;
    private volatile Finding last;

    AuditLedger(Transactions transactions, LedgerAudit audit, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("unisson.points.drifted", this, self -> self.last == null ? 0 : self.last.drifted())
                .description("Accounts whose balance was not what the ledger has of them, when last compared")
                .register(metrics);
        Gauge.builder("unisson.points.unbalanced", this, self -> self.last == null ? 0 : self.last.rest())
                .description("What all postings of the points ledger summed to when last compared; 0 where it is right")
                .register(metrics);
    }

    void start(@Observes StartupEvent event, Periodic periodic, ProgrammeConfig config) {
        periodic.every(config.auditInterval(), "audit of the points ledger", () -> run().replaceWithVoid());
    }

    /** Compares everything now. */
    public Uni<Finding> run() {
        return after(FIRST, 0, 0)
                .chain(sum -> transactions
                        .read(audit::rest)
                        .map(rest -> new Finding(clock.instant(), sum.compared(), sum.drifted(), rest)))
                .invoke(this::tell);
    }

    /** What was found last; empty: nothing has been compared yet. */
    public Optional<Finding> last() {
        return Optional.ofNullable(last);
    }

    private Uni<Sum> after(UUID account, long compared, long drifted) {
        return transactions
                .read(tx -> audit.compare(tx, account, AT_ONCE))
                .invoke(part -> part.drifted()
                        .forEach(one -> LOG.errorf(
                                "Account %s says %s, its ledger %s; so many of its lots are not their ledger: %d",
                                one.accountId(), one.says(), one.booked(), one.lots())))
                .chain(part -> part.last() == null
                        ? Uni.createFrom().item(new Sum(compared, drifted))
                        : after(
                                part.last(),
                                compared + part.compared(),
                                drifted + part.drifted().size()));
    }

    private void tell(Finding finding) {
        last = finding;
        if (finding.rest() != 0) {
            LOG.errorf("The points ledger does not sum to zero but to %d", finding.rest());
        }
    }

    private record Sum(long compared, long drifted) {}

    /**
     * What was found.
     *
     * @param at when the comparison ended
     * @param drifted accounts that are not what their ledger says
     * @param rest what all postings sum to
     */
    public record Finding(Instant at, long accounts, long drifted, long rest) {

        /** Whether the ledger is right. */
        public boolean isRight() {
            return drifted == 0 && rest == 0;
        }
    }
}
