package org.unisson.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Consuming under the hazards of the log: repeats, poison, outages, waiting readers. */
@QuarkusTest
@ChassisTest
class ConsumerIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    ProbeHandler handler;

    @Test
    void everyEventTwiceAndShuffledAcrossKeysIsAppliedOnceAndInOrder() {
        List<UUID> keys = new ArrayList<>();
        List<Event> toSend = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            keys.add(Ids.next());
        }
        for (int round = 0; round < 2; round++) {
            for (int version = 1; version <= 5; version++) {
                List<UUID> shuffled = new ArrayList<>(keys);
                Collections.shuffle(shuffled, new Random(version));
                for (UUID key : shuffled) {
                    toSend.add(product(key, version));
                }
            }
        }

        toSend.forEach(sender::send);

        for (UUID key : keys) {
            await().atMost(LONG_ENOUGH).until(() -> applied(key), List.of(1L, 2L, 3L, 4L, 5L)::equals);
        }
    }

    @Test
    void aPoisonEventIsParkedWithWhatFollowsItsKeyAndRedrivenInOrder() {
        UUID poisoned = Ids.next();
        UUID healthy = Ids.next();
        handler.poison.add(poisoned + "@2");

        for (int version = 1; version <= 4; version++) {
            sender.send(product(poisoned, version));
            sender.send(product(healthy, version));
        }

        await().atMost(LONG_ENOUGH).until(() -> applied(healthy), List.of(1L, 2L, 3L, 4L)::equals);
        await().atMost(LONG_ENOUGH).until(() -> parked(poisoned).size() == 3);
        assertThat(applied(poisoned)).containsExactly(1L);
        assertThat(parked(poisoned).getFirst()).contains("poison");
        assertThat(deadLetters(poisoned)).hasSize(3);

        handler.poison.clear();
        given().header("Authorization", "Bearer " + environment.token("admin"))
                .post("/admin/dead-letters/probe/redrive")
                .then()
                .statusCode(200);

        assertThat(applied(poisoned)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked(poisoned)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsParkedAndBlocksNobody() {
        String garbage = Ids.next().toString();
        String unknown = Ids.next().toString();
        UUID healthy = Ids.next();

        sender.send(new ProducerRecord<>(
                environment.topic(Topics.PRODUCTS), garbage, "not avro".getBytes(StandardCharsets.UTF_8)));
        sender.send(new ProducerRecord<>(
                environment.topic(Topics.PRODUCTS), unknown, new byte[] {0, 0x7f, 0x7f, 0x7f, 0x7f, 1}));
        sender.send(product(healthy, 1));

        await().atMost(LONG_ENOUGH).until(() -> applied(healthy), List.of(1L)::equals);
        await().atMost(LONG_ENOUGH).until(() -> parkedKeys().containsAll(List.of(garbage, unknown)));
    }

    @Test
    void anOutageIsWaitedForAndNothingOvertakes() {
        UUID key = Ids.next();
        handler.outages.put(key.toString(), 4);

        sender.send(product(key, 1));
        sender.send(product(key, 2));

        await().atMost(LONG_ENOUGH).until(() -> applied(key), List.of(1L, 2L)::equals);
        assertThat(parked(key)).isEmpty();
    }

    @Test
    void aReadWithATokenSeesWhatTheTokenNames() {
        UUID key = Ids.next();

        sender.send(product(key, 7));
        var answer = given().header("Causal-Token", token(key, 7)).get("/probe/applied/" + key);

        assertThat(answer.header("Causal-Status")).isEqualTo("satisfied");
        assertThat(answer.jsonPath().getList("$", Long.class)).containsExactly(7L);
    }

    @Test
    void aReadThatWouldWaitTooLongSaysThatItIsBehind() {
        UUID key = Ids.next();

        var answer = given().header("Causal-Token", token(key, 1)).get("/probe/applied/" + key);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Causal-Status")).isEqualTo("behind");
    }

    @Test
    void aForgedTokenIsABadRequest() {
        given().header("Causal-Token", "###").get("/probe/applied/x").then().statusCode(400);
    }

    @Test
    void anAnswersTokenNamesTheLastChangeOfEachPartitionOnly() {
        String token = given().post("/probe/locations/3000000000014").header("Causal-Token");

        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("inventory.locations.v1 3000000000014 50\n");
    }

    private Event product(UUID key, long version) {
        Instant now = Instant.now();
        return Event.of(
                Topics.PRODUCTS,
                key.toString(),
                version,
                ProductChanged.newBuilder()
                        .setProductId(key)
                        .setVersion(version)
                        .setBrand("brand")
                        .setNames(Map.of())
                        .setStatus("ACTIVE")
                        .setVariants(List.of())
                        .setChangedAt(now)
                        .build(),
                now);
    }

    private static String token(UUID key, long version) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("catalog.products.v1 " + key + " " + version + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> applied(UUID key) {
        return given().get("/probe/applied/" + key).jsonPath().getList("$", Long.class);
    }

    private List<String> parked(UUID key) {
        return letters().getList("findAll { it.key == '" + key + "' }.cause", String.class);
    }

    private List<String> parkedKeys() {
        return letters().getList("key", String.class);
    }

    private io.restassured.path.json.JsonPath letters() {
        return given().header("Authorization", "Bearer " + environment.token("admin"))
                .get("/admin/dead-letters/probe")
                .jsonPath();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(UUID key) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", environment.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(environment.deadLetters()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LONG_ENOUGH).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (key.toString().equals(record.key())) {
                        found.add(record);
                    }
                });
                return found.size() >= 3;
            });
        }
        return found;
    }
}
