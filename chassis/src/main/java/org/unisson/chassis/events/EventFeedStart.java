package org.unisson.chassis.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
// A health check's annotation is a qualifier, which would hide the bean from everybody else.
@Default
@Readiness
public class EventFeedStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(EventFeedStart.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 500;

    private final EventCodec codec;
    private final PartitionCounts partitions;
    private final String service;
    private final CompletableFuture<Void> prepared = new CompletableFuture<>();
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
        attempt();
    }

    // An answer of the registry that got lost would be waited for without end: after a while it is asked again.
    private void attempt() {
        if (!stopped && !prepared.isDone()) {
            Interruptible<Void> preparing = new Interruptible<>(this::prepare);
            CompletableFuture.supplyAsync(preparing, Infrastructure.getDefaultWorkerPool())
                    .orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
                    .whenComplete((done, failure) -> {
                        if (failure == null) {
                            missing = null;
                            prepared.complete(null);
                        } else {
                            preparing.giveUp();
                            missing = failure.toString();
                            LOG.warnf("topics or registry not available yet: %s", failure);
                            Infrastructure.getDefaultWorkerPool()
                                    .schedule(this::attempt, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                        }
                    });
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /**
     * Completes, in the caller's context, when events can be encoded without asking the registry. Whoever encodes
     * earlier would block an event loop for an answer that may have to come in on that very loop, and so for ever.
     *
     * @return fails with a transient failure where that takes too long
     */
    public Uni<Void> prepared() {
        if (prepared.isDone()) {
            return Uni.createFrom().voidItem();
        }
        Context context = Vertx.currentContext();
        Uni<Void> soon = Uni.createFrom()
                .completionStage(prepared::copy)
                .ifNoItem()
                .after(LONGEST_WAIT)
                .failWith(() -> new UnpreparedException("topics or registry not available yet: " + missing));
        return context == null ? soon : soon.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private Void prepare() {
        try {
            partitions.load();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        for (Topic topic : Topics.ownedBy(service)) {
            for (Class<? extends SpecificRecord> type : topic.types()) {
                codec.encode(topic.name(), SampleRecord.of(type));
            }
            codec.encode(topic.name(), new FeedWatermark(service, Instant.EPOCH));
        }
        return null;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event schemas and topics");
        return missing == null
                ? response.up().build()
                : response.down().withData("waiting for", missing).build();
    }
}
