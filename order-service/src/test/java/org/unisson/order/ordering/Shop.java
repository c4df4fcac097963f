package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.events.Price;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.Origin;
import org.unisson.common.events.Money;
import org.unisson.inventory.events.ConflictLine;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.Shortage;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockReservationReleased;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.loyalty.events.PointsHeld;
import org.unisson.loyalty.events.PointsHoldRefused;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** A shop with something to sell, and inventory and loyalty as far as orders hear of them. */
@ApplicationScoped
public class Shop {

    private final Others others;
    private final EventCodec codec;
    private final AgroalDataSource database;
    private final KafkaProducer<String, byte[]> producer;
    private final String prefix;

    Shop(
            Others others,
            EventCodec codec,
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "unisson.topic-prefix") String prefix) {
        this.others = others;
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

    /** An active web channel that sells in euros. */
    public String web() {
        return channel(true);
    }

    public String channel(boolean active) {
        String channel = "web-" + UUID.randomUUID();
        tell(Topics.CHANNELS, channel, 1, new ChannelChanged(channel, 1L, "Web", "WEB", "EUR", active, Instant.now()));
        await().atMost(90, SECONDS)
                .until(() -> number("select count(*) from known_channel where channel = ?", channel) == 1);
        return channel;
    }

    /** A SKU that costs that many cents on every channel. */
    public String sku(long cents) {
        String sku = others.skus(1).getFirst();
        prices(sku, 1, List.of(price(null, cents, 60)));
        await().atMost(90, SECONDS).until(() -> number("select count(*) from known_price where sku = ?", sku) == 1);
        return sku;
    }

    public void prices(String sku, long version, List<Price> prices) {
        tell(Topics.PRICES, sku, version, new PriceChanged(sku, version, prices, Instant.now(), List.of()));
    }

    public static Price price(String channel, long cents, long secondsAgo) {
        Instant from = Instant.now().minusSeconds(secondsAgo).truncatedTo(ChronoUnit.MICROS);
        return new Price(channel, new Money(cents, "EUR"), from, null);
    }

    public void reserved(UUID order, long version) {
        reserved(order, version, List.of());
    }

    /** @param lines what is set aside, and where */
    public void reserved(UUID order, long version, List<ReservedLine> lines) {
        Instant now = Instant.now();
        tell(Topics.RESERVATIONS, order.toString(), version, new StockReserved(order, version, lines, now, now));
    }

    /** What inventory found elsewhere for pieces of a consignment, and what nowhere. */
    public void resourced(
            UUID order,
            long version,
            UUID consignment,
            String from,
            List<ReservedLine> replacements,
            List<UnavailableLine> unavailable) {
        resourced(order, version, consignment, from, replacements, unavailable, null);
    }

    /** @param collectedAt the store to which replacements are sent, or null */
    public void resourced(
            UUID order,
            long version,
            UUID consignment,
            String from,
            List<ReservedLine> replacements,
            List<UnavailableLine> unavailable,
            String collectedAt) {
        tell(
                Topics.RESERVATIONS,
                order.toString(),
                version,
                new StockResourced(
                        order, version, consignment, from, replacements, unavailable, Instant.now(), collectedAt));
    }

    /** Customers in the store have taken pieces. @param kept of the line that are still for the order there */
    public void conflict(UUID order, long version, String location, UUID line, String sku, long kept) {
        Instant now = Instant.now();
        tell(
                Topics.RESERVATIONS,
                order.toString(),
                version,
                new StockConflictFound(order, version, location, List.of(new ConflictLine(line, sku, kept, 1L)), now));
    }

    public void refused(UUID order) {
        refused(order, List.of());
    }

    public void refused(UUID order, List<Shortage> shortages) {
        tell(
                Topics.RESERVATIONS,
                order.toString(),
                1,
                new StockReservationRefused(order, 1L, shortages, Instant.now()));
    }

    public void released(UUID order, long version) {
        tell(
                Topics.RESERVATIONS,
                order.toString(),
                version,
                new StockReservationReleased(order, version, "EXPIRED", Instant.now()));
    }

    public void held(UUID order, long points, long cents) {
        tell(
                Topics.HOLDS,
                order.toString(),
                1,
                new PointsHeld(order, 1L, UUID.randomUUID(), points, new Money(cents, "EUR"), Instant.now()));
    }

    public void holdRefused(UUID order) {
        tell(
                Topics.HOLDS,
                order.toString(),
                1,
                new PointsHoldRefused(order, 1L, 500L, 0L, "INSUFFICIENT_POINTS", Instant.now()));
    }

    /** A new cart. @param customer null: anonymous */
    public JsonPath cart(String token, String channel, UUID customer) {
        Map<String, Object> body = new HashMap<>(Map.of("channel", channel));
        if (customer != null) {
            body.put("customerId", customer.toString());
        }
        return command(token)
                .body(body)
                .post("/carts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public Response add(String token, Object cart, String sku, long quantity, String channel) {
        return command(token)
                .body(Map.of("sku", sku, "quantity", quantity, "channel", channel))
                .post("/carts/" + cart + "/lines");
    }

    /** Checkout by shipping. @param card token, or null */
    public Response checkout(String token, Object cart, String channel, String card, long points, int wait) {
        Map<String, Object> body = new HashMap<>(Map.of("channel", channel, "method", "SHIP", "points", points));
        if (card != null) {
            body.put("cardToken", card);
        }
        RequestSpecification request = command(token).body(body);
        if (wait > 0) {
            request.header("Prefer", "wait=" + wait);
        }
        return request.post("/carts/" + cart + "/checkout");
    }

    /** An order of one piece for that many cents, placed and not decided. */
    public UUID placed(String token, UUID customer, long cents, String card, long points) {
        String channel = web();
        String cart = cart(token, channel, customer).getString("cartId");
        add(token, cart, sku(cents), 1, channel).then().statusCode(201);
        return checkout(token, cart, channel, card, points, 0)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
    }

    public JsonPath order(String token, UUID order) {
        return read(token)
                .get("/orders/" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The order as soon as it has that status. */
    public JsonPath until(String token, UUID order, String status) {
        return await().atMost(40, SECONDS)
                .until(() -> order(token, order), seen -> status.equals(seen.getString("status")));
    }

    /** A command with a key of its own; without a token where that is null. */
    public RequestSpecification command(String token) {
        return read(token).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public RequestSpecification read(String token) {
        RequestSpecification request = RestAssured.given().contentType(ContentType.JSON);
        return token == null ? request : request.auth().oauth2(token);
    }

    public long number(String query, Object parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    public String text(String query, Object parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    public void execute(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private void tell(Topic topic, String key, long version, SpecificRecord payload) {
        Event event = Event.of(topic, key, version, payload, Instant.now());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(prefix + topic.name(), key, codec.encode(topic.name(), payload));
        Envelope.of(event, topic.owner(), new Origin(event.id().toString(), null, null))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }
}
