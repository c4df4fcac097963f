package org.unisson.chassis.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * How the relay is doing, under /q/health/well: readiness is not its matter, since a service whose events are late still
 * answers requests, and a follower is well.
 */
@Wellness
@Singleton
class RelayHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RelayState state;
    private final RelayConfig config;
    private final Clock clock;

    RelayHealth(RelayState state, RelayConfig config, Clock clock) {
        this.state = state;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        RelayState.Status status = state.status();
        String problem = problem(status);
        var response = HealthCheckResponse.named("outbox relay")
                .status(problem.isEmpty())
                .withData("phase", status.phase().name().toLowerCase(java.util.Locale.ROOT))
                .withData("since", status.since().toString())
                .withData("lagBytes", state.lagBytes())
                .withData("lagMillis", state.lag().toMillis());
        if (!problem.isEmpty()) {
            response.withData("reason", problem);
        }
        return response.build();
    }

    private String problem(RelayState.Status status) {
        if (!config.enabled()) {
            return "";
        }
        Duration lasting = Duration.between(status.since(), clock.instant());
        boolean tooLong = lasting.compareTo(PATIENCE) > 0;
        String ofPhase =
                switch (status.phase()) {
                    case LOST -> "the slot is lost: " + status.detail();
                    case WAITING_FOR_TOPICS -> status.detail();
                    case FAILING -> tooLong ? status.detail() : "";
                    case STARTING, FOLLOWER, LEADER, STOPPED -> "";
                };
        if (!ofPhase.isEmpty()) {
            return ofPhase;
        }
        if (state.isHealing()) {
            return "the slot was lost; state is being republished";
        }
        if (state.lag().compareTo(config.maxLag()) > 0) {
            return "events have waited for Kafka for " + state.lag().toSeconds() + " s";
        }
        return state.lagBytes() > config.maxLagBytes() ? "the slot holds back " + state.lagBytes() + " bytes" : "";
    }
}
