package org.unisson.inventory.quota.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.inventory.quota.persistence.QuotaAudit;

/**
 * Compares what orders and carts count for in quotas with their reservations and holds, and puts right what has drifted.
 * One quota in each transaction, under its lock: several replicas may do it at once.
 */
@ApplicationScoped
public class AuditQuotas {

    private static final Logger LOG = Logger.getLogger(AuditQuotas.class);

    private final Transactions transactions;
    private final QuotaAudit audit;
    private final Counter drifted;

    AuditQuotas(Transactions transactions, QuotaAudit audit, MeterRegistry metrics) {
        this.transactions = transactions;
        this.audit = audit;
        this.drifted = metrics.counter("unisson.quota.drifted");
    }

    void start(@Observes StartupEvent event, Periodic periodic, QuotaTimes times) {
        periodic.every(times.auditInterval(), "quota audit", () -> after(""));
    }

    private Uni<Void> after(String last) {
        return transactions
                .run(tx -> audit.lockAfter(tx, last)
                        .call(next -> next.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : audit.putRight(tx, next.get())
                                        .invoke(owners -> owners.forEach(owner -> {
                                            LOG.errorf(
                                                    "What %s counts for in quota %s had drifted, and is put right",
                                                    owner, next.get());
                                            drifted.increment();
                                        }))))
                .chain((Optional<String> next) ->
                        next.isEmpty() ? Uni.createFrom().voidItem() : after(next.get()));
    }
}
