package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.chassis.outbox.RelayBed.message;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayWatermarkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int WATERMARKS_IN_BETWEEN = 40;
    private static final Map<String, String> QUICK = Map.of("unisson.relay.watermark-interval", "PT0.02S");

    private RelayBed bed;

    @BeforeEach
    void prepare() throws Exception {
        bed = new RelayBed();
    }

    @AfterEach
    void leave() throws Exception {
        bed.close();
    }

    private static Instant asOf(Feed.Arrival watermark) {
        return Instant.parse(new String(watermark.value(), UTF_8));
    }

    @Test
    void whateverWasCommittedBeforeAWatermarkPrecedesItInItsPartition() throws Exception {
        int writers = 4;
        int atLeast = 300;
        Map<Long, Instant> committedAt = new ConcurrentHashMap<>();
        try (Replica replica = bed.replica(QUICK).start();
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> work = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(
                            writer -> threads.submit(() -> write(writer * 1_000_000L, atLeast, committedAt)))
                    .toList();
            for (Future<?> writer : work) {
                writer.get();
            }
            Instant end = Instant.now();
            await().atMost(PATIENCE)
                    .until(() -> latestPerPartition().size() == 4
                            && latestPerPartition().values().stream().allMatch(end::isBefore));

            assertThat(bed.feed.events()).hasSize(committedAt.size());
            Map<Integer, Instant> latest = new HashMap<>();
            for (Feed.Arrival arrival : bed.feed.all()) {
                if (arrival.isWatermark()) {
                    latest.put(arrival.partition(), asOf(arrival));
                } else if (latest.containsKey(arrival.partition())) {
                    assertThat(committedAt.get(arrival.number()))
                            .as("commit of %d after a watermark", arrival.number())
                            .isAfterOrEqualTo(latest.get(arrival.partition()));
                }
            }
            assertThat(replica.leads()).isTrue();
        }
    }

    /** Writes on until there have been watermarks in between, however fast or slow the machine. */
    private Void write(long first, int atLeast, Map<Long, Instant> committedAt) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Outbox outbox = bed.outbox()) {
            for (long number = first;
                    number < first + atLeast || bed.feed.watermarks().size() < WATERMARKS_IN_BETWEEN;
                    number++) {
                assertThat(System.nanoTime()).as("time to see watermarks").isLessThan(deadline);
                outbox.emit(message("key-" + number % 7, number)).commit();
                committedAt.put(number, Instant.now());
            }
        }
        return null;
    }

    private Map<Integer, Instant> latestPerPartition() {
        Map<Integer, Instant> latest = new HashMap<>();
        bed.feed.watermarks().forEach(watermark -> latest.put(watermark.partition(), asOf(watermark)));
        return latest;
    }

    @Test
    void aLongOpenTransactionDoesNotHoldWatermarksBackAndFollowsThem() throws Exception {
        try (Replica replica = bed.replica(QUICK).start();
                Outbox open = bed.outbox()) {
            open.emit(message("long", 0));
            Instant emitted = Instant.now();
            await().atMost(PATIENCE)
                    .until(() -> latestPerPartition().values().stream()
                                    .filter(asOf -> asOf.isAfter(emitted.plusMillis(300)))
                                    .count()
                            == 4);

            Instant beforeCommit = Instant.now();
            open.commit();
            Instant afterCommit = Instant.now();

            await().atMost(PATIENCE)
                    .until(() -> latestPerPartition().values().stream()
                                    .filter(afterCommit::isBefore)
                                    .count()
                            == 4);
            List<Feed.Arrival> partition = bed.feed.all().stream()
                    .filter(arrival ->
                            arrival.partition() == bed.feed.events().getFirst().partition())
                    .toList();
            int place = partition.indexOf(bed.feed.events().getFirst());
            assertThat(partition.subList(0, place))
                    .allMatch(watermark -> !asOf(watermark).isAfter(afterCommit));
            assertThat(partition.subList(place + 1, partition.size()))
                    .allMatch(watermark -> asOf(watermark).isAfter(beforeCommit));
            assertThat(replica.leads()).isTrue();
        }
    }

    @Test
    void everyPartitionOfEveryOwnedTopicGetsThemWithTheirEnvelope() throws Exception {
        try (Replica replica = bed.replica().start();
                Feed other = new Feed(bed.environment.kafkaBootstrap(), bed.environment.topic(RelayBed.OTHER))) {
            await().atMost(PATIENCE).until(() -> latestPerPartition().size() == 4);
            await().atMost(PATIENCE)
                    .until(() -> other.watermarks().stream()
                                    .map(Feed.Arrival::partition)
                                    .distinct()
                                    .count()
                            == 4);

            Feed.Arrival watermark = bed.feed.watermarks().getFirst();
            assertThat(watermark.key()).isEqualTo("watermark-" + watermark.partition());
            assertThat(watermark.headers())
                    .containsEntry("ce_type", "org.unisson.common.events.FeedWatermark")
                    .containsEntry("ce_source", "/order-service")
                    .containsEntry("ce_time", asOf(watermark).toString())
                    .containsKeys("ce_id", "ce_specversion", "ce_sequence");
            assertThat(replica.leads()).isTrue();
        }
    }
}
