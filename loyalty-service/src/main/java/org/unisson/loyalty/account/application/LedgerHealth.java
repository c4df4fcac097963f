package org.unisson.loyalty.account.application;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What the audit of the ledger found last, under /q/health/well: whoever is served by this replica is served all the same. */
@Wellness
@Singleton
class LedgerHealth implements HealthCheck {

    private final AuditLedger audit;

    LedgerHealth(AuditLedger audit) {
        this.audit = audit;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("points ledger");
        return audit.last()
                .map(finding -> response.status(finding.isRight())
                        .withData("at", finding.at().toString())
                        .withData("accounts", finding.accounts())
                        .withData("drifted", finding.drifted())
                        .withData("rest", finding.rest())
                        .build())
                .orElseGet(() -> response.up().build());
    }
}
