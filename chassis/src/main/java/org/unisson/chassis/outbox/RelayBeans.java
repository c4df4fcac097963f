package org.unisson.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Puts the relay together from the service's configuration. */
class RelayBeans {

    @Produces
    @Singleton
    OutboxLimits limits(OutboxConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        Set<String> topics = new HashSet<>(owned(config, service));
        topics.add(Topics.deadLetters(service));
        return new OutboxLimits(config.maxEventBytes(), topics);
    }

    @Produces
    @Singleton
    RelayState state(Clock clock) {
        return new RelayState(clock);
    }

    @Produces
    @Singleton
    RelayEnvironment environment(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> topicPrefix,
            OutboxConfig outbox,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new RelayEnvironment(
                jdbcUrl, user, password, service, topicPrefix.orElse(""), owned(outbox, service), kafka);
    }

    @Produces
    @Singleton
    Relay relay(
            RelayEnvironment environment,
            RelayConfig config,
            WatermarkEncoder encoder,
            @All List<StateRepublisher> republishers,
            RelayState state,
            MeterRegistry registry,
            OwnContext contexts,
            Clock clock) {
        Republication republication = new Republication(republishers, work -> contexts.run(() -> work));
        RelayMetrics metrics = new RelayMetrics(registry, state);
        return new Relay(environment, config, encoder, republication, state, metrics, WalStream::confirm, clock);
    }

    private static List<String> owned(OutboxConfig config, String service) {
        return config.topics()
                .orElseGet(
                        () -> Topics.ownedBy(service).stream().map(Topic::name).toList());
    }
}
