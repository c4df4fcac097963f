package org.unisson.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unisson.schemas.Topics;

class TestInfrastructureIT {

    private static Environment environment;

    @BeforeAll
    static void create() {
        environment = TestInfrastructure.freshEnvironment("inventory-service");
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @Test
    void theOwnerOfADatabaseDecodesItsLog() throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_create_logical_replication_slot('outbox', 'pgoutput', false, false, true)");
            statement.execute("create publication nothing");
            statement.execute("select pg_logical_emit_message(true, 'outbox', 'hello'::bytea)");

            try (ResultSet changes = statement.executeQuery("select count(*) from pg_logical_slot_peek_binary_changes("
                    + "'outbox', null, null, 'proto_version', '1', 'publication_names', 'nothing', 'messages', 'true')"
                    + " where position('hello'::bytea in data) > 0")) {
                changes.next();
                assertThat(changes.getInt(1)).isOne();
            }
        }
    }

    @Test
    void nobodyElseMayConnect() {
        try (Environment other = TestInfrastructure.freshEnvironment("catalog-service")) {
            assertThatThrownBy(() -> java.sql.DriverManager.getConnection(
                                    environment.jdbcUrl(), other.username(), other.password())
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aRecordGoesThroughKafka() throws Exception {
        Map<String, Object> common = Map.of("bootstrap.servers", environment.kafkaBootstrap());
        String topic = environment.topic(Topics.STOCK);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(common, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(10, TimeUnit.SECONDS);
        }

        Map<String, Object> consuming = Map.of(
                "bootstrap.servers", environment.kafkaBootstrap(), "group.id", topic, "auto.offset.reset", "earliest");
        List<String> received = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
                for (ConsumerRecord<String, String> consumed : consumer.poll(Duration.ofMillis(200))) {
                    received.add(consumed.value());
                }
                return !received.isEmpty();
            });
        }
        assertThat(received).containsExactly("value");
    }

    @Test
    void theRegistryRefusesAnIncompatibleSchema() throws Exception {
        String subject = environment.topic(Topics.STOCK) + "-value";

        assertThat(register(subject, "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}"))
                .isEqualTo(200);
        assertThat(register(
                        subject, "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}"))
                .isEqualTo(409);
    }

    private static int register(String subject, String schema) throws Exception {
        URI uri = URI.create(environment.registryUrl() + "/apis/ccompat/v7/subjects/" + subject + "/versions");
        String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
