package org.unisson.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.messaging.TransientFailures;
import org.unisson.common.events.FeedWatermark;
import org.unisson.local.testing.TestInfrastructure;
import org.unisson.schemas.Topics;

/** What is the registry's fault is not held against the event; what is the event's is not waited for. */
class RegistryOutageTest {

    private static final String TOPIC = Topics.ORDERS.name();
    private static final FeedWatermark PAYLOAD = new FeedWatermark("order-service", Instant.EPOCH);

    private final SettableClock clock = new SettableClock();
    private final String registry = TestInfrastructure.endpoints().registryUrl();
    private HttpServer failing;
    private byte[] event;

    @BeforeEach
    void encode() throws IOException {
        failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.start();
        try (EventCodec codec = codec(registry)) {
            event = codec.encode(TOPIC, PAYLOAD);
        }
    }

    @AfterEach
    void stop() {
        failing.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 401})
    void aRegistryThatRefusesToAnswerIsWaitedFor(int status) {
        answer(status);
        try (EventCodec codec = codec(address())) {
            assertThatThrownBy(() -> codec.decode(TOPIC, event)).satisfies(RegistryOutageTest::isWaitedFor);
        }
    }

    @Test
    void aRegistryThatIsGoneIsWaitedFor() {
        failing.stop(0);
        try (EventCodec codec = codec(address())) {
            assertThatThrownBy(() -> codec.decode(TOPIC, event)).satisfies(RegistryOutageTest::isWaitedFor);
        }
    }

    @Test
    void anUnknownSchemaIsAskedForAgainAndThenHeldAgainstTheEvent() {
        byte[] unknown = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1};
        try (EventCodec codec = codec(registry)) {
            assertThatThrownBy(() -> codec.decode(TOPIC, unknown)).satisfies(RegistryOutageTest::isWaitedFor);

            clock.now = clock.now.plusSeconds(3);

            assertThatThrownBy(() -> codec.decode(TOPIC, unknown)).isInstanceOf(MalformedEventException.class);
        }
    }

    @Test
    void anEventCutShortIsMalformedWhetherItsSchemaIsKnownOrNot() {
        byte[] cut = Arrays.copyOf(event, event.length - 1);
        try (EventCodec codec = codec(registry)) {
            assertThatThrownBy(() -> codec.decode(TOPIC, cut)).isInstanceOf(MalformedEventException.class);
            assertThat(codec.decode(TOPIC, event)).isEqualTo(PAYLOAD);
            assertThatThrownBy(() -> codec.decode(TOPIC, cut)).isInstanceOf(MalformedEventException.class);
        }
    }

    @Test
    void aKnownSchemaNeedsNoRegistry() {
        try (EventCodec codec = codec(registry)) {
            assertThat(codec.mayBlock(event)).isTrue();
            codec.decode(TOPIC, event);
            assertThat(codec.mayBlock(event)).isFalse();
        }
    }

    private static void isWaitedFor(Throwable failure) {
        assertThat(failure).isInstanceOf(UnpreparedException.class);
        assertThat(TransientFailures.isTransient(failure)).isTrue();
    }

    private void answer(int status) {
        failing.createContext("/", exchange -> {
            byte[] body =
                    "{\"status\": %d, \"title\": \"not now\"}".formatted(status).getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String address() {
        return "http://127.0.0.1:" + failing.getAddress().getPort();
    }

    private EventCodec codec(String registryUrl) {
        return new EventCodec(
                Optional.empty(),
                registryUrl,
                "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                clock);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH.plus(Duration.ofDays(20_000));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
