package org.unisson.inventory.changes.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.MalformedEventException;
import org.unisson.common.events.FeedWatermark;
import org.unisson.inventory.changes.application.Told;
import org.unisson.inventory.changes.application.WatchingStock;
import org.unisson.inventory.events.StockChanged;
import org.unisson.schemas.Topics;

/**
 * Reads what this service itself publishes of stock, on every replica all of it, from now on: without a group, since
 * nothing is to be shared out and nothing to be remembered. What nobody watches is not even decoded.
 */
@ApplicationScoped
public class OwnStockTopic {

    private static final Logger LOG = Logger.getLogger(OwnStockTopic.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WatchingStock watching;
    private final EventCodec codec;
    private final String topic;
    private final Map<String, Object> kafka;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<TopicPartition, Instant> watermarks = new HashMap<>();
    private volatile KafkaConsumer<String, byte[]> consumer;

    OwnStockTopic(
            WatchingStock watching,
            EventCodec codec,
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> prefix,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.watching = watching;
        this.codec = codec;
        this.topic = prefix.orElse("") + Topics.STOCK.name();
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("stock changes").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    private void run() {
        try {
            do {
                follow();
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> opened =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer = opened;
            List<TopicPartition> partitions = opened.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            opened.assign(partitions);
            opened.seekToEnd(partitions);
            // Asked now: left to the first poll, the end would be a later one, and what came before it missed.
            partitions.forEach(opened::position);
            watermarks.clear();
            watching.followed();
            while (stopped.getCount() > 0) {
                for (ConsumerRecord<String, byte[]> record : opened.poll(POLL)) {
                    read(record, partitions.size());
                }
            }
        } catch (WakeupException stopping) {
            LOG.debug("No longer reading changes of stock");
        } catch (RuntimeException failure) {
            LOG.warnf("Changes of stock cannot be followed, and are tried again in %s: %s", PAUSE, failure);
        } finally {
            consumer = null;
            watching.lost();
        }
    }

    private void read(ConsumerRecord<String, byte[]> record, int partitions) {
        if (record.value() == null || !concernsAnybody(record.key())) {
            return;
        }
        try {
            switch (codec.decode(Topics.STOCK.name(), record.value())) {
                case StockChanged stock -> watching.changed(level(stock));
                case FeedWatermark watermark -> heard(record, watermark.getAsOf(), partitions);
                default -> LOG.debugf("Not about stock: %s", record.key());
            }
        } catch (MalformedEventException malformed) {
            LOG.warnf("Cannot read %s-%d@%d: %s", topic, record.partition(), record.offset(), malformed.getMessage());
        }
    }

    /** A place that is watched, or no place at all but a watermark. */
    private boolean concernsAnybody(String key) {
        int slash = key == null ? -1 : key.indexOf('/');
        return slash < 0 || watching.watched(key.substring(0, slash), key.substring(slash + 1));
    }

    private void heard(ConsumerRecord<String, byte[]> record, Instant asOf, int partitions) {
        watermarks.put(new TopicPartition(record.topic(), record.partition()), asOf);
        if (watermarks.size() == partitions) {
            watching.heardUntil(
                    watermarks.values().stream().min(Instant::compareTo).orElseThrow());
        }
    }

    private static Told.Level level(StockChanged stock) {
        return new Told.Level(
                stock.getSku(),
                stock.getLocation(),
                stock.getOnHand(),
                stock.getReserved(),
                stock.getSafety(),
                stock.getAvailable(),
                stock.getIncoming(),
                stock.getQualityControl(),
                stock.getDamaged(),
                stock.getVersion(),
                stock.getChangedAt());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
