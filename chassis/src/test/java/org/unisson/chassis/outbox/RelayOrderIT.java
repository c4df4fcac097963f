package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.chassis.outbox.Outbox.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.TestInfrastructure;
import org.unisson.schemas.Topics;

class RelayOrderIT {

    private static final String TOPIC = Topics.ORDERS.name();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Environment environment;
    private Feed feed;

    @BeforeEach
    void prepare() throws Exception {
        environment = TestInfrastructure.freshEnvironment("order-service");
        new TestDatabase(environment).migrate();
        feed = new Feed(environment.kafkaBootstrap(), environment.topic(Topics.ORDERS));
    }

    @AfterEach
    void leave() throws Exception {
        feed.close();
        environment.close();
    }

    private Replica replica() {
        return new Replica(environment, environment.kafkaBootstrap(), List.of(TOPIC), Map.of());
    }

    @Test
    void eachKeyArrivesInCommitOrderAndNothingRolledBackArrives() throws Exception {
        int writers = 8;
        int keys = 5;
        Map<String, AtomicLong> committed = new java.util.concurrent.ConcurrentHashMap<>();
        IntStream.range(0, keys).forEach(key -> committed.put("key-" + key, new AtomicLong()));
        try (Replica replica = replica().start();
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {

            List<Callable<Void>> work = IntStream.range(0, writers)
                    .mapToObj(seed -> (Callable<Void>) () -> writeAndRollBack(committed, new Random(seed)))
                    .toList();
            for (Future<Void> writer : threads.invokeAll(work)) {
                writer.get();
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> committed.forEach(
                            (key, count) -> assertThat(feed.numbers(key)).hasSize((int) count.get())));
            committed.forEach((key, count) -> assertThat(feed.numbers(key))
                    .isEqualTo(LongStream.range(0, count.get()).boxed().toList()));
            assertThat(replica.leads()).isTrue();
        }
    }

    /** A lock per key, held until the commit, as the row of an aggregate is: it gives each key its commit order. */
    private Void writeAndRollBack(Map<String, AtomicLong> committed, Random random) throws Exception {
        try (Outbox outbox = new Outbox(environment)) {
            for (int i = 0; i < 100; i++) {
                String key = "key-" + random.nextInt(committed.size());
                AtomicLong counter = committed.get(key);
                synchronized (counter) {
                    if (random.nextInt(4) == 0) {
                        outbox.emit(message(TOPIC, key, -1)).rollback();
                    } else {
                        outbox.emit(message(TOPIC, key, counter.get())).commit();
                        counter.incrementAndGet();
                    }
                }
            }
        }
        return null;
    }

    @Test
    void aLargeTransactionArrivesWholeAndInOrder() throws Exception {
        int size = 20_000;
        try (Replica replica = replica().start();
                Outbox outbox = new Outbox(environment)) {
            List<OutboxMessage> messages = LongStream.range(0, size)
                    .mapToObj(number -> message(TOPIC, "large", number))
                    .toList();

            outbox.emit(messages).commit();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(feed.events()).hasSize(size));
            assertThat(feed.numbers("large"))
                    .isEqualTo(LongStream.range(0, size).boxed().toList());
            assertThat(replica.sent()).isGreaterThanOrEqualTo(size);
        }
    }

    @Test
    void aBacklogLargerThanWhatMayBeInFlightArrives() throws Exception {
        int size = 200;
        OutboxMessage[] messages = LongStream.range(0, size)
                .mapToObj(number -> new OutboxMessage(
                        TOPIC,
                        "wide",
                        Map.of(),
                        Arrays.copyOf(message(TOPIC, "", number).value(), 300_000)))
                .toArray(OutboxMessage[]::new);
        try (Replica replica = replica().start();
                Outbox outbox = new Outbox(environment)) {
            for (OutboxMessage message : messages) {
                outbox.emit(message).commit();
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(feed.events()).hasSize(size));
            assertThat(feed.numbers("wide"))
                    .isEqualTo(LongStream.range(0, size).boxed().toList());
            assertThat(replica.leads()).isTrue();
        }
    }

    @Test
    void figures() throws Exception {
        try (Replica replica = replica().start();
                Outbox outbox = new Outbox(environment)) {
            await().until(replica::leads);
            latency(outbox, "warm-up", 2_000, 1_000);
            latency(outbox, "measured", 5_000, 1_000);
        }
        backlog();
    }

    private void latency(Outbox outbox, String key, int count, int perSecond) throws Exception {
        long[] committedAt = new long[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(50_000);
            }
            outbox.emit(message(TOPIC, key + i % 16, i)).commit();
            committedAt[i] = System.nanoTime();
        }
        long seconds = (System.nanoTime() - start) / 1_000_000;
        await().atMost(PATIENCE)
                .until(() -> feed.events().stream()
                                .filter(arrival -> arrival.key().startsWith(key))
                                .count()
                        >= count);
        long[] micros = feed.events().stream()
                .filter(arrival -> arrival.key().startsWith(key))
                .mapToLong(arrival -> (arrival.readAt() - committedAt[(int) arrival.number()]) / 1_000)
                .sorted()
                .toArray();
        System.out.printf(
                "Relay %s: %d events in %d ms, commit -> consumer p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                key, count, seconds, at(micros, 0.5), at(micros, 0.99), at(micros, 1));
    }

    private static double at(long[] sortedMicros, double quantile) {
        return sortedMicros[(int) Math.min(sortedMicros.length - 1, sortedMicros.length * quantile)] / 1_000.0;
    }

    private void backlog() throws Exception {
        int transactions = 200;
        int each = 500;
        try (Outbox outbox = new Outbox(environment)) {
            for (int i = 0; i < transactions; i++) {
                List<OutboxMessage> batch = new ArrayList<>();
                for (int j = 0; j < each; j++) {
                    batch.add(new OutboxMessage(
                            TOPIC, "backlog-" + j, Map.of("ce_id", "0", "ce_source", "/order-service"), new byte[400]));
                }
                outbox.emit(batch).commit();
            }
        }
        long start = System.nanoTime();
        try (Replica replica = replica().start()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> replica.sent() >= transactions * each);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "Relay backlog: %d events of 400 bytes in %.2f s, start included = %.0f/s%n",
                    transactions * each, seconds, transactions * each / seconds);
        }
        Set<String> keys = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            feed.events().stream()
                    .filter(arrival -> arrival.key().startsWith("backlog-"))
                    .forEach(arrival -> keys.add(arrival.key()));
            return keys.size() == each;
        });
    }
}
