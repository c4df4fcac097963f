package org.unisson.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.FeedWatermark;

/**
 * Writes watermarks into the log and sends them on when they come back. A message outside of transactions is decoded at
 * its place in the log, a transaction at its commit: whatever was committed before the instant was taken precedes the
 * watermark, and transactions still open then follow it.
 */
final class Watermarks {

    /** Prefix of their logical messages. */
    static final String PREFIX = "watermark";

    private static final Logger LOG = Logger.getLogger(Watermarks.class);
    private static final int MOST_UNDER_WAY = 5;
    private static final int FLUSH_PARAMETER_SINCE = 17;

    private final RelayEnvironment environment;
    private final WatermarkEncoder encoder;
    private final Publisher publisher;
    private final Clock clock;
    private final Map<String, List<Addressed>> underWay = new ConcurrentHashMap<>();

    /** A watermark ready to be sent to the partitions of a topic. */
    record Addressed(String topic, List<Integer> partitions, byte[] value) {}

    Watermarks(RelayEnvironment environment, WatermarkEncoder encoder, Publisher publisher, Clock clock) {
        this.environment = environment;
        this.encoder = encoder;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Writes one into the log. Encodes it first, here and not on the reading thread: the schema registry may be slow or
     * out, which must make the feeds look stale and not hold up events.
     */
    void emit(Connection connection) throws SQLException {
        if (underWay.size() >= MOST_UNDER_WAY) {
            return;
        }
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Addressed> ready = new ArrayList<>();
        try {
            for (String topic : environment.topics()) {
                byte[] value = encoder.encode(topic, new FeedWatermark(environment.service(), asOf));
                ready.add(new Addressed(topic, publisher.partitions(topic), value));
            }
        } catch (KafkaException outage) {
            LOG.debugf(outage, "No watermark while Kafka does not tell its partitions");
            return;
        } catch (RuntimeException e) {
            LOG.warnf(e, "No watermark: it could not be encoded");
            return;
        }
        underWay.put(asOf.toString(), ready);
        write(connection, asOf.toString());
    }

    /** Without a flush, a message outside of transactions would wait in the server's buffers for someone's commit. */
    private static void write(Connection connection, String content) throws SQLException {
        String sql = connection.getMetaData().getDatabaseMajorVersion() >= FLUSH_PARAMETER_SINCE
                ? "select pg_logical_emit_message(false, ?, ?::text, true)"
                : "select pg_logical_emit_message(false, ?, ?::text), pg_current_xact_id()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PREFIX);
            statement.setString(2, content);
            statement.execute();
        }
    }

    /** Sends on one that came back from the log; one that another leader wrote, or that comes in an outage, is left out. */
    void forward(String content, InFlight inFlight, Runnable onAcknowledged) {
        List<Addressed> ready = underWay.remove(content);
        if (ready == null || !ready.stream().allMatch(watermark -> publisher.knows(watermark.topic()))) {
            return;
        }
        Instant asOf = Instant.parse(content);
        Delivery delivery = Delivery.ofWatermark(asOf);
        inFlight.add(delivery);
        for (Addressed watermark : ready) {
            for (int partition : watermark.partitions()) {
                send(watermark, partition, asOf, delivery, inFlight, onAcknowledged);
            }
        }
        delivery.complete(0);
    }

    private void send(
            Addressed watermark,
            int partition,
            Instant asOf,
            Delivery delivery,
            InFlight inFlight,
            Runnable onAcknowledged) {
        String key = PREFIX + "-" + partition;
        int size = watermark.value().length;
        inFlight.sending(delivery, size);
        publisher.send(
                environment.named(watermark.topic()),
                partition,
                key.getBytes(UTF_8),
                watermark.value(),
                headers(key, asOf),
                problem -> {
                    inFlight.answered(delivery, size, clock.instant(), problem);
                    if (problem == null) {
                        onAcknowledged.run();
                    }
                });
    }

    private Map<String, String> headers(String key, Instant asOf) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Envelope.SPEC_VERSION, "1.0");
        headers.put(Envelope.ID, Ids.next().toString());
        headers.put(Envelope.SOURCE, "/" + environment.service());
        headers.put(Envelope.TYPE, FeedWatermark.getClassSchema().getFullName());
        headers.put(Envelope.TIME, asOf.toString());
        headers.put(Envelope.SUBJECT, key);
        headers.put(Envelope.SEQUENCE, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, asOf)));
        headers.put(Envelope.CONTENT_TYPE, Envelope.AVRO);
        return headers;
    }
}
