package org.unisson.chassis.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.unisson.chassis.messaging.PartitionCounts;
import org.unisson.common.events.FeedWatermark;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Registers the schemas this service writes and learns the topics' partitions, at start and off the request path: no
 * request has to wait for the registry. The service is not ready before.
 */
@Singleton
@Readiness
public class EventFeedStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(EventFeedStart.class);

    private final EventCodec codec;
    private final PartitionCounts partitions;
    private final String service;
    private volatile String missing = "not asked yet";
    private volatile boolean stopped;

    EventFeedStart(
            EventCodec codec,
            PartitionCounts partitions,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.codec = codec;
        this.partitions = partitions;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        Infrastructure.getDefaultWorkerPool().execute(this::prepare);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void prepare() {
        if (stopped) {
            return;
        }
        try {
            partitions.load();
            for (Topic topic : Topics.ownedBy(service)) {
                for (Class<? extends SpecificRecord> type : topic.types()) {
                    codec.encode(topic.name(), SampleRecord.of(type));
                }
                codec.encode(topic.name(), new FeedWatermark(service, Instant.EPOCH));
            }
            missing = null;
        } catch (Exception failure) {
            missing = failure.toString();
            LOG.warnf("topics or registry not available yet: %s", failure);
            Infrastructure.getDefaultWorkerPool()
                    .schedule(this::prepare, 500, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event schemas and topics");
        return missing == null
                ? response.up().build()
                : response.down().withData("waiting for", missing).build();
    }
}
