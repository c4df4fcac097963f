package org.unisson.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.chassis.outbox.RelayBed.message;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelaySlotIT {

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

    /** Emits the lost event again, with its own number, once it may. */
    private final class Orders implements StateRepublisher {

        final AtomicReference<Instant> since = new AtomicReference<>();
        private final CountDownLatch may;

        Orders(CountDownLatch may) {
            this.may = may;
        }

        @Override
        public String subject() {
            return "orders";
        }

        @Override
        public Uni<Long> republish(Instant from) {
            since.set(from);
            return Uni.createFrom().item(() -> {
                try (Outbox outbox = bed.outbox()) {
                    may.await();
                    outbox.emit(message("k", 1)).commit();
                    return 1L;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void theFirstStartCreatesTheSlotAndRecordsIt() throws Exception {
        try (Replica replica = bed.replica().start()) {
            assertThat(bed.database.ask("select plugin from pg_replication_slots where slot_name = '"
                            + bed.database.slot() + "' and failover"))
                    .isEqualTo("pgoutput");
            assertThat(bed.database.ask("select slot_name from relay_slot")).isEqualTo(bed.database.slot());
            await().atMost(PATIENCE).until(replica::leads);
        }
    }

    @Test
    void anIdleDatabaseAdvancesTheSlot() throws Exception {
        try (Replica replica =
                bed.replica(Map.of("unisson.relay.watermark-interval", "PT1H")).start()) {
            await().atMost(PATIENCE).until(replica::leads);
            bed.database.execute("create table filler as select generate_series(1, 100000) n");
            String written = bed.database.ask("select pg_current_wal_lsn()");

            await().atMost(PATIENCE).until(() -> "t"
                    .equals(bed.database.ask("select confirmed_flush_lsn >= '" + written
                            + "' from pg_replication_slots where slot_name = '" + bed.database.slot() + "'")));
        }
    }

    @Test
    void progressIsWrittenDown() throws Exception {
        try (Replica replica = bed.replica().start()) {
            Instant begin = Instant.now();
            await().atMost(PATIENCE).until(() -> "t"
                    .equals(bed.database.ask(
                            "select progress_at > '" + begin + "' and confirmed_lsn is not null from relay_slot")));
            assertThat(replica.leads()).isTrue();
        }
    }

    @Test
    void aSlotLostWhileTheServiceWasDownIsReplacedAndStateRepublished() throws Exception {
        Instant begin = Instant.now();
        relayOneEventAndStop();
        bed.database.execute("select pg_drop_replication_slot('" + bed.database.slot() + "')");
        emitIntoTheVoid();
        Instant lost = Instant.now();
        CountDownLatch may = new CountDownLatch(1);
        Orders orders = new Orders(may);

        try (Replica replica = bed.replica(orders).start()) {
            await().atMost(PATIENCE).until(() -> orders.since.get() != null);
            assertThat(orders.since.get()).isBefore(begin);
            assertDown(replica, "republished");
            emit(2);
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(2L));
            assertThat(watermarksSince(lost)).as("none may claim completeness").isEmpty();

            may.countDown();

            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(1L));
            await().atMost(PATIENCE).until(() -> replica.health().call().getStatus() == HealthCheckResponse.Status.UP);
            assertThat(bed.database.ask("select republished from relay_incident where healed_at is not null"
                            + " and what like '%missing%'"))
                    .isEqualTo("1");
            await().atMost(PATIENCE).until(() -> !watermarksSince(lost).isEmpty());
        }
    }

    /** By what they say, not by when they are read: partitions are read in any order. */
    private List<Feed.Arrival> watermarksSince(Instant moment) {
        return bed.feed.watermarks().stream()
                .filter(watermark ->
                        Instant.parse(watermark.headers().get("ce_time")).isAfter(moment))
                .toList();
    }

    @Test
    void aSlotDroppedBehindARunningRelayIsReplaced() throws Exception {
        CountDownLatch may = new CountDownLatch(0);
        try (Replica replica = bed.replica(new Orders(may)).start()) {
            await().atMost(PATIENCE).until(replica::leads);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> bed.database.ask("select pg_terminate_backend(active_pid, 1000),"
                                    + " pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '"
                                    + bed.database.slot() + "'")
                            != null);

            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(1L));
            await().atMost(PATIENCE).until(() -> "0"
                    .equals(bed.database.ask("select count(*) from relay_incident where healed_at is null")));
            assertThat(bed.database.ask("select count(*) from relay_incident")).isEqualTo("1");
        }
    }

    @Test
    void healingThatWasInterruptedIsResumedByTheNextLeader() throws Exception {
        relayOneEventAndStop();
        bed.database.execute("select pg_drop_replication_slot('" + bed.database.slot() + "')");
        Orders interrupted = new Orders(new CountDownLatch(1));
        Replica first = bed.replica(interrupted).start();
        await().atMost(PATIENCE).until(() -> interrupted.since.get() != null);
        first.kill();

        Orders resumed = new Orders(new CountDownLatch(0));
        try (Replica second = bed.replica(resumed).start()) {
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(1L));
            await().atMost(PATIENCE).until(() -> second.health().call().getStatus() == HealthCheckResponse.Status.UP);
            assertThat(resumed.since.get()).isEqualTo(interrupted.since.get());
            assertThat(bed.database.ask("select count(*) from relay_incident")).isEqualTo("1");
        }
    }

    @Test
    void withoutHealingALostSlotStaysLostAndSaysSo() throws Exception {
        relayOneEventAndStop();
        bed.database.execute("select pg_drop_replication_slot('" + bed.database.slot() + "')");

        try (Replica replica =
                bed.replica(Map.of("unisson.relay.heal-lost-slot", "false")).start()) {
            await().atMost(PATIENCE).until(() -> replica.state.status().phase() == RelayState.Phase.LOST);
            assertDown(replica, "heal-lost-slot");
            assertThat(bed.database.ask("select count(*) from pg_replication_slots where slot_name = '"
                            + bed.database.slot() + "'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aSlotOfAnotherServerIsNotTrusted() throws Exception {
        relayOneEventAndStop();
        bed.database.execute("update relay_slot set system_identifier = '42'");

        try (Replica replica = bed.replica(new Orders(new CountDownLatch(0))).start()) {
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(1L));
            assertThat(bed.database.ask("select what from relay_incident")).contains("another server");
            await().atMost(PATIENCE).until(replica::leads);
        }
    }

    @Test
    void aSlotWhoseCreatorDiedBeforeRecordingItIsAdopted() throws Exception {
        relayOneEventAndStop();
        bed.database.execute("delete from relay_slot");
        emit(1);

        try (Replica replica = bed.replica().start()) {
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(1L));
            assertThat(bed.database.ask("select count(*) from relay_incident")).isEqualTo("0");
            assertThat(bed.database.ask("select count(*) from relay_slot")).isEqualTo("1");
            assertThat(replica.leads()).isTrue();
        }
    }

    private void relayOneEventAndStop() throws Exception {
        try (Replica replica = bed.replica().start()) {
            emit(0);
            await().atMost(PATIENCE).until(() -> bed.feed.numbers("k").contains(0L));
            await().atMost(PATIENCE).until(() -> bed.database.ask("select confirmed_lsn from relay_slot") != null);
            assertThat(replica.leads()).isTrue();
        }
    }

    private void emitIntoTheVoid() throws Exception {
        emit(1);
    }

    private void emit(long number) throws Exception {
        try (Outbox outbox = bed.outbox()) {
            outbox.emit(message("k", number)).commit();
        }
    }

    private static void assertDown(Replica replica, String reason) {
        HealthCheckResponse health = replica.health().call();
        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(health.getData().orElseThrow().get("reason").toString()).contains(reason);
    }
}
