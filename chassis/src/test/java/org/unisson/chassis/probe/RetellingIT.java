package org.unisson.chassis.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Telling rows of any number again. */
@QuarkusTest
@ChassisTest
class RetellingIT {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 10;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Retelling retelling;

    @Inject
    Transactions transactions;

    private final String name = "r" + UUID.randomUUID().toString().substring(0, 12);
    private final List<String> transactionIds = new CopyOnWriteArrayList<>();

    @Test
    void rowsOfSeveralPagesAreToldOnceEachAndEachPageInItsOwnTransaction() throws Throwable {
        List<String> rows = rows(25);

        long told =
                VertxContextSupport.subscribeAndAwait(() -> retelling.all(BEFORE_ALL, AT_ONCE, this::page, id -> id));

        assertThat(told).isEqualTo(25);
        assertThat(arrived(rows)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(transactionIds).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aShortPageIsNotTheLast() throws Throwable {
        List<String> rows = rows(12);

        long told = VertxContextSupport.subscribeAndAwait(
                () -> retelling.all(BEFORE_ALL, AT_ONCE, (tx, last, limit) -> page(tx, last, limit - 1), id -> id));

        assertThat(told).isEqualTo(12);
        assertThat(arrived(rows)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void nothingIsToldOfNoRows() throws Throwable {
        assertThat(VertxContextSupport.subscribeAndAwait(
                        () -> retelling.all(BEFORE_ALL, AT_ONCE, this::page, id -> id)))
                .isZero();
    }

    private Uni<List<UUID>> page(Transaction tx, UUID last, int limit) {
        Instant now = Instant.now();
        return tx.sql(
                        "select id from probe_effect where name = $1 and id > $2" + " order by id limit $3",
                        name,
                        last,
                        limit)
                .map(rows -> {
                    List<UUID> told = new ArrayList<>();
                    for (var row : rows) {
                        String key = row.getUUID(0).toString();
                        tx.emit(Event.of(Topics.LOCATIONS, key, 1, ProbeResource.location(key, 1, now), now));
                        told.add(row.getUUID(0));
                    }
                    return told;
                })
                .call(told -> tx.sql("select pg_current_xact_id()::text")
                        .invoke(rows ->
                                transactionIds.add(rows.iterator().next().getString(0))));
    }

    private List<String> rows(int count) throws Throwable {
        UUID[] ids = Stream.generate(Ids::next).limit(count).toArray(UUID[]::new);
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(
                tx -> tx.sql("insert into probe_effect select id, $2 from unnest($1::uuid[]) id", ids, name)));
        return Stream.of(ids).map(UUID::toString).toList();
    }

    /** The keys of the records about these rows, read until all are there and a record of a later transaction. */
    private List<String> arrived(List<String> rows) throws Throwable {
        String end = Ids.next().toString();
        Instant now = Instant.now();
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(tx -> {
            tx.emit(Event.of(Topics.LOCATIONS, end, 1, ProbeResource.location(end, 1, now), now));
            return Uni.createFrom().voidItem();
        }));
        List<String> keys = new ArrayList<>();
        Set<String> wanted = new TreeSet<>(rows);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", environment.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            String topic = environment.topic(Topics.LOCATIONS);
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
                return keys.contains(end) && keys.containsAll(wanted);
            });
        }
        return keys.stream().filter(wanted::contains).toList();
    }
}
