package org.unisson.order.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * What the other services would tell: real records on the real topics, and the wait until this service knows them. Ids
 * are random, so that tests never meet.
 */
@ApplicationScoped
public class Others {

    private final EventCodec codec;
    private final AgroalDataSource database;
    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;

    Others(
            EventCodec codec,
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "unisson.topic-prefix") String prefix) {
        this.codec = codec;
        this.database = database;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** A product for each SKU of that many. */
    public List<String> skus(int count) {
        List<String> skus = IntStream.range(0, count)
                .mapToObj(index -> "SKU-" + UUID.randomUUID())
                .toList();
        UUID product = Ids.next();
        List<Variant> variants =
                skus.stream().map(sku -> new Variant(sku, null, Map.of())).toList();
        tell(
                Topics.PRODUCTS,
                product.toString(),
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(1L)
                        .setNames(Map.of("en", "Shirt"))
                        .setStatus("ACTIVE")
                        .setVariants(variants)
                        .setChangedAt(Instant.now())
                        .build());
        awaitCount("select count(*) from known_sku where product::text = ?", product.toString(), count);
        return skus;
    }

    /** An open store. */
    public String store() {
        String gln = Gln.ofTwelve("3" + ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L))
                .number();
        tell(Topics.LOCATIONS, gln, place(gln, 1, true));
        awaitCount("select count(*) from known_location where location = ?", gln, 1);
        return gln;
    }

    /** The store has closed, for whatever reason. */
    public void close(String gln) {
        tell(Topics.LOCATIONS, gln, 2, place(gln, 2, false));
        awaitCount("select count(*) from known_location where not open and location = ?", gln, 1);
    }

    private static LocationChanged place(String gln, long version, boolean open) {
        return new LocationChanged(
                gln,
                version,
                "Lille",
                "STORE",
                "FR",
                "59000",
                "Lille",
                50.63,
                3.06,
                "Europe/Paris",
                List.of("SELL", "PICKUP", "RETURN"),
                open,
                Instant.now(),
                null);
    }

    /** An active channel of stores. */
    public String channel(String currency) {
        String channel = "tills-" + UUID.randomUUID();
        tell(
                Topics.CHANNELS,
                channel,
                new ChannelChanged(channel, 1L, "Tills", "STORE", currency, true, Instant.now()));
        awaitCount("select count(*) from known_channel where channel = ?", channel, 1);
        return channel;
    }

    /** A customer who holds that loyalty card. */
    public UUID customerWithCard(String card) {
        UUID customer = Ids.next();
        tell(
                Topics.CUSTOMERS,
                customer.toString(),
                new CustomerRegistered(customer, 1L, List.of(card), List.of(), null, "fr", Instant.now()));
        awaitCount("select count(*) from known_card where card = ?", card, 1);
        return customer;
    }

    /** From that version on the customer is attached to that store. */
    public void attached(UUID customer, long version, String store) {
        tell(
                Topics.CUSTOMERS,
                customer.toString(),
                version,
                new CustomerChanged(customer, version, List.of(), List.of(), store, "fr", Instant.now()));
        awaitCount("select count(*) from known_attachment where customer::text || store = ?", customer + store, 1);
    }

    /** From that version on the customer is that person's. */
    public void merged(UUID customer, long version, UUID person) {
        Instant now = Instant.now();
        belongs(
                customer,
                version,
                CustomersMerged.newBuilder()
                        .setCustomerId(customer)
                        .setVersion(version)
                        .setPersonId(person)
                        .setRule("BY_HAND")
                        .setKeyKinds(List.of())
                        .setConfidence(1)
                        .setDecisionId(Ids.next())
                        .setMembers(List.of(person, customer))
                        .setMergedAt(now)
                        .build());
    }

    /** From that version on the customer is a person of its own again. */
    public void parted(UUID customer, long version, UUID from) {
        belongs(
                customer,
                version,
                new CustomersUnmerged(
                        customer, version, from, customer, "BY_HAND", Ids.next(), List.of(customer), Instant.now()));
    }

    private void belongs(UUID customer, long version, SpecificRecord payload) {
        tell(Topics.IDENTITIES, customer.toString(), version, payload);
        awaitCount(
                "select count(*) from belonging where customer_id || ' ' || version = ?", customer + " " + version, 1);
    }

    /** Publishes version 1 of something on its owner's topic. */
    public void tell(Topic topic, String key, SpecificRecord payload) {
        tell(topic, key, 1, payload);
    }

    /** Publishes that version of something on its owner's topic. */
    public void tell(Topic topic, String key, long version, SpecificRecord payload) {
        Event event = Event.of(topic, key, version, payload, Instant.now());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(prefix + topic.name(), key, codec.encode(topic.name(), payload));
        Envelope.of(event, topic.owner(), new Origin(event.id().toString(), null, null))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    private void awaitCount(String query, String parameter, int expected) {
        await().atMost(90, SECONDS).until(() -> count(query, parameter) == expected);
    }

    private int count(String query, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
