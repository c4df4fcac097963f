package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.chassis.outbox.RelayBed.assertNoGap;
import static org.unisson.chassis.outbox.RelayBed.message;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayFailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private RelayBed bed;

    @BeforeEach
    void prepare() throws Exception {
        bed = new RelayBed();
    }

    @AfterEach
    void leave() throws Exception {
        bed.close();
    }

    @Test
    void killedBetweenAcknowledgementAndConfirmationItRepeatsAndLosesNothing() throws Exception {
        try (Outbox outbox = bed.outbox()) {
            Replica first = bed.replica();
            first.withholdConfirmations();
            first.start();
            for (long number = 0; number < 50; number++) {
                outbox.emit(message("k", number)).commit();
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bed.feed.numbers("k")).hasSize(50));

            first.kill();

            outbox.emit(message("k", 50)).commit();
            try (Replica second = bed.replica().start()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(bed.feed.numbers("k")).contains(50L));
                assertNoGap(bed.feed.numbers("k"), 51);
                assertThat(bed.feed.numbers("k")).as("with repeats").hasSizeGreaterThan(51);
                assertThat(second.leads()).isTrue();
            }
        }
    }

    @Test
    void whatIsConfirmedIsNotRepeated() throws Exception {
        try (Outbox outbox = bed.outbox()) {
            try (Replica first = bed.replica().start()) {
                outbox.emit(message("k", 0)).commit();
                await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").size() == 1);
            }
            try (Replica second = bed.replica().start()) {
                outbox.emit(message("k", 1)).commit();
                await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").size() > 1);
                assertThat(bed.feed.numbers("k")).containsExactly(0L, 1L);
            }
        }
    }

    @Test
    void manyKillsUnderLoadLoseNothingAndLeaveNoGap() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong written = new AtomicLong();
        bed.replica().start().kill();
        Thread writer = Thread.ofPlatform().start(() -> write(writing, written));
        for (int i = 0; i < 6; i++) {
            Replica replica = bed.replica().start();
            double before = written.get();
            await().atMost(PATIENCE).until(() -> replica.sent() > 100 && written.get() > before + 50);
            replica.kill();
        }
        writing.set(false);
        writer.join();
        try (Replica last = bed.replica().start()) {
            await().atMost(PATIENCE)
                    .until(() -> Set.copyOf(bed.feed.numbers("k")).size() >= written.get());
            assertNoGap(bed.feed.numbers("k"), written.get());
            assertThat(last.leads()).isTrue();
        }
    }

    private void write(AtomicBoolean writing, AtomicLong written) {
        try (Outbox outbox = bed.outbox()) {
            while (writing.get()) {
                outbox.emit(message("k", written.get())).commit();
                written.incrementAndGet();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFollowerTakesOverWhenTheLeaderStopsOrDies() throws Exception {
        try (Outbox outbox = bed.outbox();
                Replica third = bed.replica()) {
            Replica first = bed.replica().start();
            await().atMost(PATIENCE).until(first::leads);
            Replica second = bed.replica().start();
            await().atMost(PATIENCE).until(() -> second.state.status().phase() == RelayState.Phase.FOLLOWER);
            assertThat(second.health().call().getStatus()).hasToString("UP");
            outbox.emit(message("k", 0)).commit();

            long stopped = System.nanoTime();
            first.close();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(second::leads);
            report("a stop", stopped);
            outbox.emit(message("k", 1)).commit();
            third.start();
            await().atMost(PATIENCE).until(() -> third.state.status().phase() == RelayState.Phase.FOLLOWER);

            long killed = System.nanoTime();
            second.kill();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(third::leads);
            report("a kill", killed);
            outbox.emit(message("k", 2)).commit();
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(2L));
            assertNoGap(bed.feed.numbers("k"), 3);
        }
    }

    @Test
    void aFrozenLeaderIsDroppedByTheServerAndFollowsWhenItThaws() throws Exception {
        CountDownLatch thaw = new CountDownLatch(1);
        try (Outbox outbox = bed.outbox();
                Replica frozen = bed.replica().start();
                Replica other = bed.replica()) {
            await().atMost(PATIENCE).until(frozen::leads);
            other.start();

            long freezing = System.nanoTime();
            frozen.freezeUntil(thaw);
            for (long number = 0; number < 60; number++) {
                outbox.emit(wide(number)).commit();
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(other::leads);
            report("a freeze", freezing);

            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(59L));
            assertNoGap(bed.feed.numbers("k"), 60);
            thaw.countDown();
            await().atMost(PATIENCE).until(() -> frozen.state.status().phase() == RelayState.Phase.FOLLOWER);
        } finally {
            thaw.countDown();
        }
    }

    /** Enough of them fill every buffer between the server and a reader that does not read. */
    private static OutboxMessage wide(long number) {
        byte[] value = Arrays.copyOf(message("k", number).value(), 500_000);
        return new OutboxMessage(RelayBed.TOPIC.name(), "k", Map.of(), value);
    }

    @Test
    void itComesBackAfterTheDatabaseCutItsConnections() throws Exception {
        try (Outbox outbox = bed.outbox();
                Replica replica = bed.replica().start()) {
            for (long round = 0; round < 3; round++) {
                outbox.emit(message("k", round)).commit();
                long number = round;
                await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(number));

                bed.database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name like '% relay' and datname = current_database()");
            }
            outbox.emit(message("k", 3)).commit();
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(3L));
            assertNoGap(bed.feed.numbers("k"), 4);
            await().atMost(PATIENCE).until(replica::leads);
        }
    }

    private static void report(String what, long since) {
        System.out.printf("Relay takeover after %s: %d ms%n", what, (System.nanoTime() - since) / 1_000_000);
    }
}
